"""What somebody says, finds or expects: asked of whoever speaks once in an article (type 4, open)."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, has_paragraphs, placed_in
from quiz.generate.clauses import subject_of
from quiz.generate.data import words
from quiz.generate.phrases import Phrase, make_phrase
from quiz.generate.referents import known_speaker
from quiz.generate.wording import balanced, lowered, question
from quiz.model.analysis import Analysis, Sentence, Word

_SHORTEST: Final = 6
_LONGEST: Final = 28
"""Words of an answer."""
_PERSONAL: Final = frozenset("hij zij ze hem haar zijn hun hen zich".split())
_OWNED: Final = frozenset("hare zijne hunne mijne onze".split())
"""*dat ze de hare had gekregen*: her what."""
_TAKING_UP: Final = frozenset({"het", "dit", "dat", "die", "daar", "hier"})


def said_candidates(analysis: Analysis) -> Yield:
    """Ask *Wat verwacht de minister?* where that is said in one place only."""
    result = Yield()
    for sentence in analysis.sentences:
        if sentence.quoted or sentence.speech:
            continue
        for verb in sentence.words:
            candidate = _said(analysis, sentence, verb)
            if candidate is not None:
                result.candidates.append(candidate)
    return result


def _said(analysis: Analysis, sentence: Sentence, verb: Word) -> Candidate | None:
    said = (words("asserting") | words("expecting")) - {"vinden", "menen"}  # "Wat vond hij?": of what
    if verb.lemma not in said or verb.feats.get("VerbForm") != "Fin":
        return None
    children = [sentence.words[child] for child in sentence.children[verb.index]]
    subject = subject_of(sentence, verb)
    clauses = [word for word in children if word.dep == "ccomp" and word.index > verb.index]
    if subject is None or len(clauses) != 1 or verb.dep not in {"root", "conj"} or _turned(children):
        return None
    speaker = make_phrase(analysis, sentence, sentence.subtree(subject.index), subject, "nsubj")
    positions = _clause(sentence, clauses[0])
    speaker = known_speaker(analysis, sentence, speaker) if speaker is not None else None
    if speaker is None or not positions or not _clear(speaker) or _speaks_again(analysis, sentence, speaker):
        return None
    between = sentence.words[verb.index + 1 : positions[0]]
    if any(word.text.lower() == "als" for word in between):
        return None  # "stelt als voorwaarde dat ...": no claim
    if speaker.last >= positions[0] or not _answers(sentence, positions, speaker):
        return None
    key = lowered(analysis, sentence, positions[0], positions[-1])
    particles = [word.text for word in children if word.dep == "compound:prt"]
    who = lowered(analysis, sentence, speaker.first, speaker.core_last)
    if speaker.entity is not None and speaker.head.pos == "PRON":
        who = speaker.entity.name
    stem = question(["wat", verb.text.lower(), who, *particles])
    if not balanced(key) or gates.key_in_stem(stem, key):
        return None
    return Candidate(
        kind="speaker",
        type="open",
        stem=placed_in(stem, sentence.paragraph) if has_paragraphs(analysis) else stem,
        key=key,
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.said",
        asked=frozenset(positions),
        score=1.9,
    )


def _turned(children: list[Word]) -> bool:
    """Negated, or helped by another verb: what is said is not what stands behind *dat*."""
    return any(word.dep.startswith("aux") or word.text.lower() in words("negation") for word in children)


def _clause(sentence: Sentence, head: Word) -> list[int]:
    """Positions of a clause that opens with *dat*, without the mark that closes it; none where it lies in pieces."""
    positions = sentence.subtree(head.index)
    while positions and sentence.words[positions[-1]].text in {".", ","}:
        positions.pop()
    whole = bool(positions) and positions == list(range(positions[0], positions[-1] + 1))
    opened = whole and sentence.words[positions[0]].text.lower() == "dat"
    return positions if opened and not _goes_on(sentence, positions[-1]) else []


def _goes_on(sentence: Sentence, last: int) -> bool:
    """*..., met overigens beperkt succes*: what stands behind the comma without a verb may belong to what is said."""
    behind = sentence.words[last + 1 :]
    if any(word.pos == "CCONJ" and after.text.lower() == "dat" for word, after in pairwise(behind)):
        return True  # "..., en dat ...": half of it
    comma = bool(behind) and behind[0].text == ","
    return comma and not any(word.feats.get("VerbForm") == "Fin" for word in behind)


def _clear(speaker: Phrase) -> bool:
    """A name, or people and bodies with so many words that one knows which."""
    if speaker.entity is not None and speaker.head.pos == "PRON":
        return True
    if speaker.words[0].pos == "NUM":
        return False  # "één mevrouw"
    if speaker.kind == "pronoun" or gates.words_point(speaker) or gates.points_back(speaker):
        return False
    if speaker.entity is not None:
        return speaker.kind in {"person", "country", "organisation", "group"}
    lemma = speaker.head.lemma.lower()
    if speaker.kind == "person" and speaker.definite and speaker.core_last <= speaker.first + 1:
        return False  # "de minister": of several, perhaps
    return speaker.kind in {"person", "group"} and lemma not in words("no-speaker") | words("vague-noun")


def _speaks_again(analysis: Analysis, sentence: Sentence, speaker: Phrase) -> bool:
    """The article has more words of the same speaker: then one answer is not the only one."""
    for other in analysis.sentences:
        if other.index == sentence.index or not _says(other):
            continue
        if speaker.entity is not None and any(n.entity == speaker.entity.index for n in analysis.names_in(other.index)):
            return True
        if speaker.entity is None and any(word.lemma == speaker.head.lemma for word in other.words):
            return True
        near = other.paragraph == sentence.paragraph or other.index == sentence.index + 1
        if near and other.index > sentence.index and any(word.text.lower() in _PERSONAL for word in other.words):
            return True
    return False


def _says(sentence: Sentence) -> bool:
    return (
        sentence.quoted
        or bool(sentence.speech)
        or any(word.lemma in words("saying") | words("expecting") and word.pos == "VERB" for word in sentence.words)
        or any(word.text.lower() in {"volgens", "aldus"} for word in sentence.words)
    )


def _answers(sentence: Sentence, positions: list[int], speaker: Phrase) -> bool:
    """The clause says what is meant; a personal pronoun in it is whoever speaks."""
    if not _SHORTEST <= len(positions) <= _LONGEST or sentence.words[positions[1]].text.lower() in _TAKING_UP:
        return False
    if any(sentence.words[p].text == "," and sentence.words[p + 1].text.lower() == "maar" for p in positions[:-1]):
        return False  # from there on it may be the writer's
    for position in positions[1:]:
        word = sentence.words[position]
        last = position == positions[-1]
        if word.pos == "CCONJ" and not last and sentence.words[position + 1].feats.get("VerbForm") == "Fin":
            return False
        own = word.text.lower() in _PERSONAL and speaker.kind in {"person", "group", "organisation", "country"}
        if (gates.is_pointer(word) or word.text.lower() in _OWNED) and not own:
            return False
    return True
