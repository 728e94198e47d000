"""Gates that refuse what would be wrong, unclear or unfair: each has a name, a test and a printed reason.

A gate returns its name, a key of the messages in ``locale/*/gates.toml``, or an empty string where it refuses nothing.
"""

from quiz.generate.gates.answers import (
    adjacent_attachment,
    compares,
    key_in_stem,
    loose_key,
    subject_object_clear,
    takes_in,
)
from quiz.generate.gates.pointers import FIRST_PERSON, TELLER, is_pointer, leans, words_point
from quiz.generate.gates.sources import clause_frame, source_sentence
from quiz.generate.gates.stems import (
    LEANING,
    LONGEST_COPY,
    is_epithet,
    is_unclear,
    is_vague,
    known_referents,
    loose_words,
    points_back,
    stands_for_name,
    stem_words,
)

__all__ = [
    "FIRST_PERSON",
    "LEANING",
    "LONGEST_COPY",
    "TELLER",
    "adjacent_attachment",
    "clause_frame",
    "compares",
    "is_epithet",
    "is_pointer",
    "is_unclear",
    "is_vague",
    "key_in_stem",
    "known_referents",
    "leans",
    "loose_key",
    "loose_words",
    "points_back",
    "source_sentence",
    "stands_for_name",
    "stem_words",
    "subject_object_clear",
    "takes_in",
    "words_point",
]
