"""The one failure of reading an article."""

from __future__ import annotations

from quiz.errors import QuizError
from quiz.locale import say


class ArticleError(QuizError):
    """The source is no Dutch article that can be read; built from a key of the ingest messages."""

    def __init__(self, key: str, name: str, **values: object) -> None:
        super().__init__(say("ingest", key, **values), file=name)
        self.key = key
