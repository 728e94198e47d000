"""True or false: a whole sentence of the article with one word changed, or without its aside (type 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, has_paragraphs, in_main_clause, place_of, tells
from quiz.generate.data import antonym, fixed_phrases, words
from quiz.generate.data import sentence as told
from quiz.generate.distractors import (
    NUMBER,
    is_capped,
    is_odd_superlative,
    keyed,
    number_distractors,
    number_word_distractors,
    numbers_of,
    unit_of,
)
from quiz.generate.restate import imperatives
from quiz.generate.wording import balanced, in_name
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word

_SHORTEST: Final = 6
_LONGEST: Final = 20
_LONGEST_RUN: Final = 12
_FEWEST_NOUNS: Final = 2
_POS: Final = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}
_OWNERS: Final = frozenset({"person", "group", "animal"})
_ROLES: Final = frozenset({"root", "obj", "nsubj", "obl", "obl:arg", "conj", "amod", "xcomp", "nsubj:pass"})


_ASIDES: Final = frozenset({"acl:relcl", "appos"})


@dataclass(frozen=True)
class _Edit:
    """One word and what takes its place."""

    word: Word
    text: str
    strength: float


def edited_candidates(analysis: Analysis, seed: int) -> Yield:
    """One false statement per sentence that stands alone, and a true one where an aside can be left out."""
    result = Yield()
    numbers = numbers_of(analysis)
    for sentence in analysis.sentences:
        kept = _without_aside(sentence)
        if not _stands_alone(analysis, sentence, kept):
            continue
        edits = [edit for word in kept if (edit := _edit(analysis, sentence, word, numbers, seed)) is not None]
        if edits:
            edit = max(edits, key=lambda e: (e.strength, keyed(seed, sentence.text, e.text)))
            if _runs(kept, edit.word) <= _LONGEST_RUN:
                result.candidates.append(_false(analysis, sentence, kept, edit))
        elif len(kept) < len(sentence.words) - 4 and _runs(kept, None) <= _LONGEST_RUN:
            result.candidates.append(_true(analysis, sentence, kept))
    return result


def _without_aside(sentence: Sentence) -> list[Word]:
    """The words without a relative clause or apposition between commas, or behind the last comma."""
    drop: set[int] = set()
    for word in sentence.words:
        if word.dep not in _ASIDES or (word.dep == "appos" and not _seen_twice(sentence, word)):
            continue
        span = sentence.subtree(word.index)
        first, last = span[0], span[-1]
        before = sentence.words[first - 1].text if first else ""
        opened = before == "," or sentence.words[first].text == ","
        closed = last + 1 >= len(sentence.words) or sentence.words[last + 1].text in {",", "."}
        follows = sentence.words[last + 1 : last + 3]
        goes_on = any(other.feats.get("VerbForm") == "Fin" or other.dep == "conj" for other in follows)
        if sentence.root.index < first and goes_on:
            continue  # "..., die ze ringden, wogen en vrijlieten": the clause goes on behind its comma
        parted = any(sentence.words[position].text in {";", ":"} for position in span)
        if opened and closed and not parted and span == list(range(first, last + 1)):
            drop.update(span)
            drop.add(first - 1 if before == "," else first)
            if last + 1 < len(sentence.words) and sentence.words[last + 1].text == ",":
                drop.add(last + 1)
    if any(word.head in drop and word.index not in drop and word.pos != "PUNCT" for word in sentence.words):
        return list(sentence.words)
    return [word for word in sentence.words if word.index not in drop]


def _seen_twice(sentence: Sentence, word: Word) -> bool:
    """The witness takes an apposition for one too; it may be a subject far behind its verb."""
    return not sentence.witness or sentence.witness[word.index].dep in _ASIDES


def _stands_alone(analysis: Analysis, sentence: Sentence, kept: list[Word]) -> bool:
    """One sentence of the writer's own that needs no other: no quotation, no pointer, no connective, no vague noun."""
    tokens = [word for word in kept if word.pos != "PUNCT"]
    if not _SHORTEST <= len(tokens) <= _LONGEST or gates.source_sentence(sentence) or not balanced(_text(kept)):
        return False
    if not _states(sentence, kept) or sum(map(tells, tokens)) < _FEWEST_NOUNS:
        return False
    if (
        any(word.text in {":", ";", "–", "(", "‘"} for word in kept)
        or kept[0].text.lower() in words("connective") | _OPENERS
    ):
        return False
    if any(word.text.lower() in words("negation") | gates.LEANING | {"andere", "anders"} for word in tokens):
        return False
    compared = any(word.feats.get("Degree") == "Cmp" and word.dep != "amod" for word in tokens)
    if compared and not any(word.text.lower() == "dan" for word in tokens):
        return False  # "de toekomst is veel onzekerder": than what?
    named = owner = False
    for word in tokens:
        name = in_name(analysis, sentence, word)
        named = named or name or (word.pos == "NOUN" and word.dep.startswith("nsubj"))
        owner = owner or name or (word.dep.startswith("nsubj") and semantic_class(word.lemma.lower()) in _OWNERS)
        if word.text.lower() in gates.FIRST_PERSON or (
            gates.is_pointer(word) and not (owner and word.feats.get("Poss") == "Yes")
        ):
            return False
        if word.text.lower() in {"het", "’t"} and word.pos == "PRON":
            return False
        if (
            _vague(analysis, sentence, word)
            or _counts_known(sentence, word)
            or word.text.lower() == "er"
            or _is_then(word)
        ):
            return False
    return named


def _states(sentence: Sentence, kept: list[Word]) -> bool:
    """A subject with a finite verb: an imperative is neither true nor false."""
    if sentence.words[0].text.lower() in imperatives() and sentence.words[0].pos in {"VERB", "AUX"}:
        return False
    if not any(word.dep in {"nsubj", "nsubj:pass"} and word.head == sentence.root.index for word in kept):
        return False
    opener, copular = kept[0], any(word.dep == "cop" and word.head == sentence.root.index for word in kept)
    bare = opener.pos == "ADJ" or (opener.pos == "NOUN" and opener.feats.get("Number") != "Plur")
    if opener.pos == "ADJ" and opener.dep != "amod":
        return False  # "Zwaar te lijden had Črna"
    if sentence.root.lemma in words("judging") and not any(word.dep in {"obj", "ccomp", "obl:arg"} for word in kept):
        return False  # "Op 8 oktober oordeelde het tribunaal"
    if copular and (bare or opener.index == sentence.root.index):
        return False  # "Leidraad is ...", "Kenmerkend is ...": of what, the sentence before says
    verbal = {"root", "aux", "aux:pass", "cop"}
    return any(word.feats.get("VerbForm") == "Fin" and word.dep in verbal for word in kept)


_OPENERS: Final = frozenset(
    {"maar", "en", "want", "dus", "ook", "toch", "wel", "zo", "of", "al", "nu", "hoewel", "dan"}
)


def _counts_known(sentence: Sentence, word: Word) -> bool:
    """*de twee*: two who were named before."""
    before = sentence.words[word.index - 1].text.lower() if word.index else ""
    after = sentence.words[word.index + 1 : word.index + 2]
    return word.pos == "NUM" and before in {"de", "die"} and not any(w.pos in {"NOUN", "ADJ", "NUM"} for w in after)


def _is_then(word: Word) -> bool:
    """*dan* of time, not of a comparison."""
    return word.text.lower() == "dan" and word.pos == "ADV"


def _vague(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    """*de zaak*, *het plan* and nothing more: which one is meant stands elsewhere."""
    before = sentence.words[word.index - 1] if word.index else None
    after = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    bare = before is not None and before.text.lower() in {"de", "het", "deze", "dit"}
    defined = after is not None and (after.pos in {"ADP", "PROPN"} or after.feats.get("PronType") == "Rel")
    if not bare or defined or word.pos != "NOUN":
        return False
    lemma = word.lemma.lower()
    return lemma in words("wide-noun") or gates.is_vague(lemma) or gates.is_unclear(analysis, word)


def _edit(analysis: Analysis, sentence: Sentence, word: Word, numbers: frozenset[str], seed: int) -> _Edit | None:
    if in_name(analysis, sentence, word):
        return None
    if any(n.first == word.index + 1 for n in analysis.names_in(sentence.index)):
        return None  # "vakbond FNV": what the name is cannot be changed alone
    if word.pos == "NUM" and (is_capped(sentence, word) or word.text.lower() in {"één", "een", "1"}):
        return None
    if word.pos == "NUM":
        return _number(sentence, word, numbers, seed)
    if (
        word.pos not in _POS
        or not word.text.islower()
        or word.dep not in _ROLES
        or word.particle
        or _in_phrase(sentence, word)
    ):
        return None
    described = word.pos == "ADJ" and word.feats.get("Degree") not in {"Cmp", "Sup"}
    described = described or is_odd_superlative(sentence, word)
    players = words("needs-a-player") | words("needs-a-door")
    opposite = antonym(word.text) if not described and word.pos in {"VERB", "ADJ"} and word.lemma not in players else ""
    return _Edit(word, opposite, 1.0) if opposite and _turns(sentence, word) else None


def _turns(sentence: Sentence, word: Word) -> bool:
    """Not where numbers say which way it went, nor in *begon te lachen*, *maar een klein deel*, *negen meter lang*."""
    around = [w.text.lower() for w in sentence.words[max(0, word.index - 3) : word.index]]
    after = sentence.words[word.index + 1 : word.index + 3]
    if sum(w.pos == "NUM" for w in sentence.words) > 1 or any(w.text.lower() == "te" for w in after):
        return False
    if word.pos == "ADJ" and word.index and sentence.words[word.index - 1].pos in {"NOUN", "NUM"}:
        return False
    return not {"maar", "slechts", "zo", "even", "hoe"} & set(around)


def _number(sentence: Sentence, word: Word, numbers: frozenset[str], seed: int) -> _Edit | None:
    others = [w for w in sentence.words if w.pos == "NUM" and w is not word]
    if others or not in_main_clause(sentence, word) or (word.index and sentence.words[word.index - 1].text == "("):
        return None
    found = (
        number_distractors(word.text, seed, numbers, unit_of(sentence, word))
        if NUMBER.fullmatch(word.text)
        else number_word_distractors(word.text, seed, numbers)
    )
    return _Edit(word, found[0].text, 0.9) if found else None


def _in_phrase(sentence: Sentence, word: Word) -> bool:
    text = f" {sentence.text.lower()} "
    return any(f" {phrase} " in text for phrase in fixed_phrases().get(word.text, ()))


def _runs(kept: list[Word], edited: Word | None) -> int:
    """The longest stretch of words that is the article's own."""
    best = run = 0
    last = -2
    for word in kept:
        if edited is not None and word.index == edited.index:
            run, last = 0, -2
            continue
        run = run + 1 if word.index == last + 1 or run == 0 else 1
        last = word.index
        best = max(best, run if word.pos != "PUNCT" else run - 1)
    return best


def _text(kept: list[Word], edit: _Edit | None = None) -> str:
    pieces: list[str] = []
    for position, word in enumerate(kept):
        text = edit.text if edit is not None and word.index == edit.word.index else word.text
        following = kept[position + 1] if position + 1 < len(kept) else None
        glued = following is None or following.pos == "PUNCT" or not word.space
        pieces.append(
            text
            + (
                ""
                if glued and following is not None and (following.pos == "PUNCT" or following.index == word.index + 1)
                else " "
            )
        )
    text = "".join(pieces).strip()
    return text[:1].upper() + text[1:]


def _place(analysis: Analysis, sentence: Sentence, kept: list[Word]) -> str:
    """*Alinea 3: * before a statement that names nobody."""
    named = any(word.pos == "PROPN" for word in kept)
    return "" if named or not has_paragraphs(analysis) else place_of(sentence)


def _false(analysis: Analysis, sentence: Sentence, kept: list[Word], edit: _Edit) -> Candidate:
    return Candidate(
        kind="statement",
        type="true-false",
        stem=_place(analysis, sentence, kept) + _text(kept, edit),
        key="false",
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.edited",
        explanation=told("explain.opposite", word=edit.word.text),
        asked=frozenset({edit.word.index}),
        score=0.6 + 0.5 * edit.strength,
    )


def _true(analysis: Analysis, sentence: Sentence, kept: list[Word]) -> Candidate:
    return Candidate(
        kind="statement",
        type="true-false",
        stem=_place(analysis, sentence, kept) + _text(kept),
        key="true",
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.edited",
        score=0.9,
    )
