"""What a name stands for: a person, a place, an organisation, by lists, by the noun before it and by its shape."""

from __future__ import annotations

from quiz.lexicon import frequency
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import NameType, Sentence, Word
from quiz.nlp import gazetteer


def type_of(sentence: Sentence, first: int, text: str) -> tuple[NameType, bool]:
    """Return the type of the name that begins at word ``first``, and whether it is certain.

    Lists, titles and the noun before a name are certain; its shape is not.
    """
    if len(text) == 2 and text.endswith("."):
        return "person", False  # a suspect who is only named by an initial
    known = _listed_type(sentence, first, text) or _told_type(sentence, first, text)
    return (known, True) if known is not None else _shaped_type(sentence, first, text)


def _listed_type(sentence: Sentence, first: int, text: str) -> NameType | None:
    if text in gazetteer.inhabitants():
        return "other"
    return "place" if text in gazetteer.places() and not _acts_as_person(sentence, first) else None


def _told_type(sentence: Sentence, first: int, text: str) -> NameType | None:
    """The type that the noun before a name gives it, or a list of organisations, or a word in it."""
    before = _head_before(sentence, first)
    told = _told_by(before) if before is not None else None
    if text in gazetteer.organisations() and (told != "person" or text.isupper()):
        return "organisation"
    parts = text.split()
    institution = any(part in gazetteer.cues("organisation-part") for part in parts) and not _is_persons(parts)
    return "organisation" if institution and told != "person" else told


def _shaped_type(sentence: Sentence, first: int, text: str) -> tuple[NameType, bool]:
    """The type by first name, preposition, capitals and length."""
    parts = text.split()
    before = sentence.words[first - 1] if first else None
    if parts[0] in gazetteer.first_names() and (len(parts) > 1 or frequency.zipf(text.lower()) < 5.2):
        return "person", len(parts) > 1
    if before is not None and before.text.lower() in {"in", "te"} and before.pos == "ADP":
        return "place", False
    if text.isupper() and 2 <= len(text) <= 5:
        return "organisation", False
    full = len(parts) in {2, 3} and parts[0][:1].isupper() and parts[-1][:1].isupper()
    with_article = parts[0] in {"De", "Het", "Een"} or (before is not None and before.pos == "DET")
    return ("person" if full and not with_article else "other"), False


def names_a_role(text: str) -> bool:
    """*Ajax-coach*, *VVD-Kamerlid*: a name with a role behind the hyphen is a title."""
    role = text.rpartition("-")[2]
    if role == text or len(role) <= 3:
        return False
    if role[:1].isupper():
        return role.lower().endswith("lid")
    return semantic_class(role) in {"person", "group", "object", "place"} or role.endswith(
        ("er", "ist", "lid", "leider", "coach")
    )


def _is_persons(parts: list[str]) -> bool:
    """*Van ’t Hof*, *Jannie Post*: a surname, or a first name and one more word, which could end another name too."""
    if parts[0] == "Van":
        return True
    return (
        len(parts) == 2
        and parts[0] in gazetteer.first_names()
        and parts[1] not in {"Museum", "Foundation", "Instituut", "Institute"}
    )


def _acts_as_person(sentence: Sentence, first: int) -> bool:
    before = _head_before(sentence, first)
    return before is not None and _told_by(before) == "person" and before.dep not in {"nmod", "obl"}


def _head_before(sentence: Sentence, first: int) -> Word | None:
    """The noun right before a name: *president* Biden, *chipfabrikant* Micron, *minister van defensie* Li."""
    if first == 0:
        return None
    before = sentence.words[first - 1]
    titled = names_a_role(before.text)
    common = before.pos == "NOUN" and (before.text[:1].islower() or before.index == 0)
    if not titled and not common:
        return None
    if _told_by(before) == "person":
        return before
    position = before.index
    # "minister van buitenlandse zaken X": the title stands before its complement
    while position >= 2:
        left = sentence.words[position - 1]
        if left.pos == "ADJ":
            position -= 1
        elif left.text in {"van", "voor"} and sentence.words[position - 2].pos == "NOUN":
            return sentence.words[position - 2]
        else:
            break
    return before


def _told_by(noun: Word) -> NameType | None:
    lemma = noun.lemma.lower().rpartition("-")[2]
    if any(lemma.endswith(role) for role in gazetteer.cues("either-role")):
        return None  # "investeerder Norrland Capital", "concurrent Accell": a person or a company
    if lemma in gazetteer.cues("title") or semantic_class(lemma) == "person":
        return "person"
    heads = gazetteer.cues("organisation-head")
    if lemma in heads or semantic_class(lemma) == "group" or any(lemma.endswith(h) and len(h) > 3 for h in heads):
        return "organisation"
    return "place" if semantic_class(lemma) == "place" else None
