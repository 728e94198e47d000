"""What the review log says of a learner: counted here, drawn as text, without knowing where the log is kept."""

from quiz.stats.count import Share, Statistics, count_log, streak
from quiz.stats.draw import drawn

__all__ = ["Share", "Statistics", "count_log", "drawn", "streak"]
