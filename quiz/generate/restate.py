"""Says a sentence again so that it stands alone: *Smelt de boter* as *Je moet de boter smelten*, *ik* as narrator."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from quiz.generate.data import sentence as told
from quiz.lexicon import entries, morphology
from quiz.lexicon.entries import Verb
from quiz.model.analysis import Analysis, Sentence, Word

_PERSONAL: Final = frozenset("ik mij me mijn mijzelf m'n m’n wij we ons onze mezelf onszelf".split())
_MOST_WORDS: Final = 16


def restated(analysis: Analysis) -> list[Sentence]:
    """Return the sentences of an article, imperatives and sentences with *ik* as subject said in another way.

    A restated sentence keeps its index and paragraph, and has the words of the article in ``original``.
    """
    return [_restate(analysis, sentence, analysis.narrated) for sentence in analysis.sentences]


def _has_ik(sentence: Sentence) -> bool:
    return not sentence.quoted and any(word.text.lower() == "ik" for word in sentence.words)


def _restate(analysis: Analysis, sentence: Sentence, narrated: bool) -> Sentence:
    if sentence.quoted or any(mark in sentence.text for mark in '“”„"‘'):
        return sentence
    if _is_imperative(analysis, sentence):
        return _obliged(sentence)
    return _narrator(sentence) if narrated and _has_ik(sentence) else sentence


# --- imperatives --------------------------------------------------------------------------------------------------


def _is_imperative(analysis: Analysis, sentence: Sentence) -> bool:
    """One short main clause that opens with the stem of a listed verb: no subject, no second verb, no name."""
    words = sentence.words
    if not 3 <= len(words) <= _MOST_WORDS or not sentence.text.endswith(".") or analysis.names_in(sentence.index):
        return False
    if _verb_of(sentence) is None or any(
        word.dep.startswith("nsubj") and word.head == sentence.root.index for word in words
    ):
        return False
    others = [word for word in words[1:] if word.pos in {"VERB", "AUX"} and word.feats.get("VerbForm") != "Part"]
    if _lets(sentence):
        others.pop()
    return not others and not any(word.text in {",", ";", ":", "–"} or word.pos == "CCONJ" for word in words[1:])


def _lets(sentence: Sentence) -> bool:
    """*Laat de soep nog even koken.*: the infinitive closes the sentence and follows *laten*."""
    words = sentence.words
    return words[0].text.lower() == "laat" and words[-2].pos == "VERB" and words[-2].feats.get("VerbForm") == "Inf"


def _verb_of(sentence: Sentence) -> Verb | None:
    """The listed verb whose bare stem opens the sentence, with its particle where one closes it."""
    stem = sentence.words[0].text.lower()
    last = sentence.words[-2].text.lower() if len(sentence.words) > 2 else ""
    found = _verbs_by_stem().get(stem, ())
    joined = [verb for verb in found if verb.prefix and verb.prefix == last]
    plain = [verb for verb in found if not verb.prefix]
    chosen = joined or plain
    return chosen[0] if len({verb.lemma for verb in chosen}) == 1 else None


@cache
def _verbs_by_stem() -> dict[str, tuple[Verb, ...]]:
    """Bare stem to the verbs that have it (*leg*: leggen, opleggen, ...)."""
    table: dict[str, list[Verb]] = {}
    for senses in entries.verbs().values():
        table.setdefault(morphology.stem(senses[0]), []).append(senses[0])
    return {stem: tuple(verbs) for stem, verbs in table.items()}


@cache
def imperatives() -> frozenset[str]:
    """The bare stems of the listed verbs."""
    return frozenset(_verbs_by_stem())


def _obliged(sentence: Sentence) -> Sentence:
    """An imperative as a duty: *Roer de bloem erdoor* becomes *Je moet de bloem erdoor roeren*."""
    verb = _verb_of(sentence)
    assert verb is not None
    middle = list(sentence.words[1:-1])
    closing = middle.pop() if _lets(sentence) else None
    if verb.prefix:
        middle.pop()
    root = len(middle) + 2
    shift = {word.index: position for position, word in enumerate(middle, 2)} | {0: root, sentence.root.index: root}
    built = [
        _word(0, "Je", "PRON", root, "nsubj", {"Person": "2", "PronType": "Prs"}),
        replace(
            _word(1, "moet", "AUX", root, "aux", {"VerbForm": "Fin", "Tense": "Pres", "Number": "Sing"}), lemma="moeten"
        ),
    ]
    middle[-1:] = [replace(word, space=True) for word in middle[-1:]]  # the infinitive follows, no full stop
    for position, word in enumerate(middle, 2):
        dep = "obj" if word.dep == "nsubj" and word.head == sentence.root.index else word.dep
        head = shift.get(word.head, root)
        built.append(
            replace(word, index=position, head=root if dep == "root" else head, dep="obl" if dep == "root" else dep)
        )
    infinitive = _word(root, verb.lemma, "VERB", root, "root", {"VerbForm": "Inf"})
    built.append(replace(infinitive, particle=verb.prefix))
    if closing is not None:
        built.append(_word(root + 1, closing.text, "VERB", root, "xcomp", {"VerbForm": "Inf"}))
    built.append(_word(len(built), ".", "PUNCT", root, "punct", {}))
    return _rebuilt(sentence, built)


def _word(index: int, text: str, pos: str, head: int, dep: str, feats: dict[str, str]) -> Word:
    """A word without a place in the text yet."""
    return Word(index, text, text.lower(), pos, feats, head, dep, start=0, end=0, space=True)


def _rebuilt(sentence: Sentence, words: list[Word]) -> Sentence:
    """Join words to a sentence whose offsets fit its new text."""
    text = ""
    placed: list[Word] = []
    for word, following in zip(words, [*words[1:], None], strict=True):
        space = word.space and following is not None and following.text != "."
        start = len(text)
        text += word.text + (" " if space else "")
        placed.append(
            replace(word, start=sentence.start + start, end=sentence.start + start + len(word.text), space=space)
        )
    new = tuple(placed)
    return replace(sentence, text=text, words=new, witness=new, original=sentence.text)


# --- first person -------------------------------------------------------------------------------------------------


def _narrator(sentence: Sentence) -> Sentence:
    """*Toen werkte ik in Ede* becomes *Toen werkte de verteller in Ede*, where *ik* is the subject and the only one."""
    persons = [word for word in sentence.words if word.text.lower() in _PERSONAL]
    if len(persons) != 1 or persons[0].text.lower() != "ik" or persons[0].dep not in {"nsubj", "nsubj:pass"}:
        return sentence
    subject = persons[0]
    head = sentence.words[subject.head]
    verbs = [head, *(sentence.words[child] for child in sentence.children[head.index])]
    finite = [word for word in verbs if word.feats.get("VerbForm") == "Fin" and word.pos in {"VERB", "AUX"}]
    if head.dep not in {"root", "conj"} or len(finite) != 1:
        return sentence
    form = third_person(finite[0])
    if not form:
        return sentence
    name = told("narrator")
    changes = {finite[0].index: form, subject.index: name if subject.index else name[0].upper() + name[1:]}
    words = [replace(w, text=changes.get(w.index, w.text)) for w in sentence.words]
    words[subject.index] = replace(
        words[subject.index], pos="NOUN", lemma=told("narrator.head"), feats={"Number": "Sing"}
    )
    text, placed = _respaced(sentence, words)
    second = (
        tuple(replace(p, head=w.head, dep=w.dep) for p, w in zip(placed, sentence.witness, strict=True))
        if sentence.witness
        else ()
    )
    return replace(sentence, text=text, words=tuple(placed), witness=second, original=sentence.text)


def _respaced(sentence: Sentence, words: list[Word]) -> tuple[str, list[Word]]:
    text = ""
    placed: list[Word] = []
    for word, old in zip(words, sentence.words, strict=True):
        start = len(text)
        text += word.text + (" " if old.space else "")
        placed.append(replace(word, start=sentence.start + start, end=sentence.start + start + len(word.text)))
    return text, placed


def third_person(verb: Word) -> str:
    """The third person singular of a first person form; a past form is the same, an unknown verb has none (empty)."""
    if verb.feats.get("Tense") == "Past":
        return verb.text
    bare = verb.lemma.removeprefix(verb.particle) if verb.particle else verb.lemma
    senses = entries.verbs().get(bare) or entries.verbs().get(verb.lemma)
    if not senses:
        return ""
    form = morphology.present(senses[0]).split()[0]
    return form[0].upper() + form[1:] if verb.text[:1].isupper() else form
