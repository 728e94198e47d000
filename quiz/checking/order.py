"""Checks of word order on the parse: the verb second, in questions and statements, its particle apart (rule 2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from quiz.checking.kinds import asks_question
from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.words import listed
from quiz.lexicon import forms
from quiz.lexicon.semantics import semantic_class
from quiz.model.bank import Item
from quiz.nlp import gazetteer

if TYPE_CHECKING:
    from quiz.model.analysis import Sentence, Word

_COMPLEX: Final = frozenset({"welke", "welk", "hoeveel"})
_VERBS: Final = frozenset({"VERB", "AUX"})
_PREVERBAL: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "advmod", "advcl", "obl:agent", "obl:arg"})
_FOCUS: Final = frozenset(
    "ook zelfs alleen niet vooral ongeveer al bijna pas juist ruim slechts circa minstens net meer geen daarnaast "
    "eerst nog".split()
)
_ABOUT: Final = frozenset({"tussen", "tegen", "rond", "over", "boven", "onder", "bij", "tot"})
_NAMED_AFTER: Final = frozenset(
    {"orkaan", "storm", "schip", "project", "operatie", "boot", "actie", "plan", "wedstrijd-serie"}
)
"""Things that bear a name behind them: *na de orkaan Katrina*."""
_NOBODY: Final = frozenset({"niemand", "iemand", "iedereen", "men", "hij", "zij", "ze", "we", "wij", "je", "u", "het"})
_DEFINITE: Final = frozenset({"de", "het", "deze", "dit", "die", "dat", "zijn", "haar", "hun"})


def word_order(item: Item, context: Context) -> Iterator[Problem]:
    """The finite verb stands right behind the question word or phrase (rule 2)."""
    if not asks_question(item):
        return
    for sentence in questions_in(item, context):
        start = _opens_at(sentence)
        if start is None:
            continue
        verb = _verb_place(sentence, start)
        if verb is None:
            yield Problem("no-verb" if not any(w.pos in _VERBS for w in sentence.words) else "word-order", "stem")
        elif _joined_particle(sentence.words[verb]) or (verb == start + 1 and _joined_infinitive(sentence.words[verb])):
            yield Problem("particle", "stem", {"word": sentence.words[verb].text})


def questions_in(item: Item, context: Context) -> list[Sentence]:
    """The sentences of the stem that end with a question mark, four words long at least."""
    return [s for s in context.stems.get(item.id, ()) if s.text.rstrip().endswith("?") and len(s.words) > 3]


def _opens_at(sentence: Sentence) -> int | None:
    """Position of the question word that opens the sentence, behind a preposition at most."""
    for place, word in enumerate(sentence.words[:2]):
        if word.text.lower() in listed("question"):
            return place if place == 0 or sentence.words[0].pos == "ADP" else None
    return None


def _verb_place(sentence: Sentence, start: int) -> int | None:
    """Position of the finite verb behind the question phrase; None where something else stands there."""
    words = sentence.words
    if words[start].text.lower() == "hoe":
        return _verb_behind_how(words, start)
    if words[start].text.lower() not in _COMPLEX and not _continues(words, start):
        place = start + 1
        return place if place < len(words) and _is_verb(words[place]) else None
    place = start + 1
    while place < len(words) and not is_finite(words[place]):
        if _begins_other_phrase(words, place, start):
            return None
        place += 1
    if place < len(words):
        return place
    return next((w.index for w in words[start + 2 :] if _is_verb(w) and w.pos != "ADJ"), None)


def _verb_behind_how(words: Sequence[Word], start: int) -> int | None:
    """*Hoe heet*, *hoe koud was*, *hoe vaak per jaar*: the verb, or one word of degree and then the verb."""
    for place in range(start + 1, min(start + 4, len(words))):
        if _is_verb(words[place]) and not (place == start + 1 and words[place].pos == "ADJ"):
            return place
        if words[place].pos not in {"ADJ", "ADV", "ADP"} and not forms.lemmas(words[place].text, "adjective"):
            return place if words[place].pos in _VERBS else None
    return None


def _continues(words: Sequence[Word], start: int) -> bool:
    """*Wie van de ministers*, *wat voor schip*, *waar precies*: the phrase goes on."""
    following = words[start + 1].text.lower() if start + 1 < len(words) else ""
    return following in {
        "van",
        "voor",
        "precies",
        "ter",
        "anders",
        "allemaal",
        "nog",
        "ook",
        "dan",
        "eigenlijk",
        "in",
        "op",
        "uit",
    }


def _is_verb(word: Word) -> bool:
    """A verb by its tag or by the lexicon: the tagger takes some verbs behind a question word for nouns."""
    return word.text.islower() and (word.pos in _VERBS or bool(forms.lemmas(word.text, "verb")))


def is_finite(word: Word) -> bool:
    """Tell whether a word is a finite verb, by its tag or, for a joined separable verb, by the lexicon."""
    if _joined_particle(word):
        return True
    form = word.feats.get("VerbForm", "")
    return word.pos in _VERBS and (form == "Fin" or (not form and bool(forms.lemmas(word.text.lower(), "verb"))))


def _begins_other_phrase(words: Sequence[Word], place: int, start: int) -> bool:
    """A determiner, pronoun or name right behind the noun that is asked for begins the next phrase too early."""
    word, before = words[place], words[place - 1]
    if word.text.lower() == "er" and before.pos == "NOUN":
        return True
    if place <= start + 1 or before.pos in {"ADP", "CCONJ", "PUNCT", "DET", "ADJ", "NUM"}:
        return False
    if word.pos == "DET" and word.text.lower() in _DEFINITE | {"een"}:
        return before.pos == "NOUN"
    if before.pos == "NOUN" and (word.text.lower() in gazetteer.cues("title") or word.text.lower() in _NOBODY):
        return True
    return (
        word.pos == "PROPN"
        and before.pos == "NOUN"
        and words[start].text.lower() in {"hoeveel", "welke", "welk"}
        and (place + 1 < len(words) and not is_finite(words[place + 1]) and before.text.lower() not in _TITLED)
    )


_TITLED: Final = frozenset({"minister", "president", "meneer", "mevrouw", "krant", "fabrikant", "schaatsster"})
"""Nouns that a name may follow inside one phrase."""


def _joined_particle(verb: Word) -> bool:
    """*uitstelde* in a main clause: the particle belongs at the end."""
    text = verb.text
    if not text.islower():
        return False
    found = forms.lemmas(text, "verb")
    if not found:
        return any(
            text.startswith(part) and forms.lemmas(text.removeprefix(part), "verb") and not text.endswith("en")
            for part in listed("particle")
        )
    particles = [forms.particle(lemma) for lemma in found]
    apart = [p for p, lemma in zip(particles, found, strict=True) if p and text.startswith(p) and text != lemma]
    return len(apart) == len(found) > 0 and not text[len(apart[0]) :].startswith("ge")


def _joined_infinitive(verb: Word) -> bool:
    """*Wanneer teruggaan de biologen*: the plural looks like an infinitive, but behind the question word it is none."""
    return verb.text.islower() and forms.particle(verb.text) != ""


def _taken_over(sentence: Sentence, finite: Word, context: Context) -> bool:
    """The article has the same words up to and including the verb, so their order is the writer's."""
    return sentence.span(0, finite.index) in context.text


def statement_order(item: Item, context: Context) -> Iterator[Problem]:
    """In a statement one phrase stands before the finite verb."""
    if item.type != "true-false":
        return
    for sentence in context.stems.get(item.id, ()):
        finite = _main_verb(sentence)
        if finite is not None and _joined_particle(finite):
            yield Problem("particle", "stem", {"word": finite.text})
            return
        if _opens_with_verb(sentence) or (
            finite is not None and _crowded(sentence, finite) and not _taken_over(sentence, finite, context)
        ):
            yield Problem("statement-order", "stem")
            return


def _main_verb(sentence: Sentence) -> Word | None:
    """The finite verb of the main clause; *begonnen* is a participle to the tagger and alone may be a past."""
    root = sentence.root
    children = [sentence.words[i] for i in sentence.children[root.index]]
    helper = next((w for w in children if w.dep.startswith(("aux", "cop")) and is_finite(w)), None)
    alone = bool(forms.lemmas(root.text, "verb")) and root.index > 0
    return helper or (root if is_finite(root) or alone else None)


def _crowded(sentence: Sentence, finite: Word) -> bool:
    """Tell whether more than one phrase, or none, stands before the finite verb."""
    children = [sentence.words[i] for i in sentence.children[sentence.root.index]]
    before = [w for w in children if w.index < finite.index and w.dep in _PREVERBAL and w.text.lower() not in _FOCUS]
    return (
        finite.index == 0
        or (len(before) > 1 and any(w.dep.startswith(("nsubj", "obj")) for w in before))
        or _second_phrase(sentence.words[: finite.index])
        or any(_opens_with_preposition(w, sentence) for w in before)
        or _name_behind_phrase(sentence, finite)
        or [word.pos for word in sentence.words[: finite.index]] == ["ADP", "NOUN", "NOUN"]
    )


def _opens_with_verb(sentence: Sentence) -> bool:
    """*Draait de molen ...*: a verb and then an article, which is the order of a question."""
    texts = [word.text.lower() for word in sentence.words[:3]]
    if len(texts) < 3 or texts[0] in listed("preposition") or forms.lemmas(texts[0], "noun"):
        return False
    return texts[1] in {"de", "het", "een"} and bool(forms.lemmas(texts[0], "verb"))


def _opens_with_preposition(subject: Word, sentence: Sentence) -> bool:
    """A subject does not begin with *in* or *na*: another phrase stands before it; *tussen de tien en twintig* may."""
    first = sentence.words[sentence.subtree(subject.index)[0]]
    return subject.dep.startswith("nsubj") and first.pos == "ADP" and first.text.lower() not in _ABOUT


def _second_phrase(words: Sequence[Word]) -> bool:
    """An article or *veel* right behind a noun begins a second phrase before the verb."""
    opens = {"de", "het", "een", "veel", "weinig", "alle", "sommige", "enkele"}
    return any(
        word.text.lower() in opens and before.pos in {"NOUN", "PROPN", "NUM"} and word.pos != "PRON"
        for before, word in pairwise(words)
    ) and not any(word.text == "," for word in words)


def _name_behind_phrase(sentence: Sentence, finite: Word) -> bool:
    """*Na de wedstrijd Hoekman feliciteerde*: a person's name right between another phrase and the verb."""
    words = sentence.words[: finite.index]
    if len(words) < 3 or not words[-1].text[:1].isupper() or words[-1].text in gazetteer.places():
        return False
    if words[0].pos != "ADP" and words[0].text.lower() not in {"elke", "iedere", "vorige", "volgende"}:
        return False
    noun = words[-2].text.lower()
    timed = noun in gazetteer.cues("not-a-name") or semantic_class(noun) in {
        "event",
        "time",
        "action",
        "place",
        "object",
    }
    return timed and noun not in _NAMED_AFTER


RULES: Final[tuple[ItemRule, ...]] = (word_order, statement_order)
