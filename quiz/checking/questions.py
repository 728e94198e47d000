"""Checks of a question's grammar on its parse: verb second, particles apart, *er*, one reading of *wie* (rules 1-3)."""

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
_CORE: Final = frozenset({"nsubj", "obj", "iobj", "nsubj:pass"})
_PREVERBAL: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "advmod", "advcl", "obl:agent", "obl:arg"})
_FOCUS: Final = frozenset(
    "ook zelfs alleen niet vooral ongeveer al bijna pas juist ruim slechts circa minstens net meer geen daarnaast "
    "eerst nog".split()
)
_ER_VERBS: Final = frozenset(
    "verdrinken overlijden sterven omkomen verschijnen raken komen gebeuren ontstaan vallen liggen staan hangen wonen "
    "werken leven deelnemen meedoen zitten zijn worden optreden verdwijnen bestaan".split()
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
    for sentence in _questions(item, context):
        start = _opens_at(sentence)
        if start is None:
            continue
        verb = _verb_place(sentence, start)
        if verb is None:
            yield Problem("no-verb" if not any(w.pos in _VERBS for w in sentence.words) else "word-order", "stem")
        elif _joined_particle(sentence.words[verb]) or (verb == start + 1 and _joined_infinitive(sentence.words[verb])):
            yield Problem("particle", "stem", {"word": sentence.words[verb].text})


def _questions(item: Item, context: Context) -> list[Sentence]:
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
    while place < len(words) and not _is_finite(words[place]):
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
    return word.pos in _VERBS or (word.text.islower() and bool(forms.lemmas(word.text, "verb")))


def _is_finite(word: Word) -> bool:
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
        and (place + 1 < len(words) and not _is_finite(words[place + 1]) and before.text.lower() not in _TITLED)
    )


_TITLED: Final = frozenset({"minister", "president", "meneer", "mevrouw", "krant", "fabrikant", "schaatsster"})
"""Nouns that a name may follow inside one phrase."""


def _joined_particle(verb: Word) -> bool:
    """*uitstelde* in a main clause: the particle belongs at the end."""
    text = verb.text
    if not text.islower():
        return False
    found = forms.lemmas(text, "verb")
    particles = [forms.particle(lemma) for lemma in found]
    apart = [p for p, lemma in zip(particles, found, strict=True) if p and text.startswith(p) and text != lemma]
    return len(apart) == len(found) > 0 and not text[len(apart[0]) :].startswith("ge")


def _joined_infinitive(verb: Word) -> bool:
    """*Wanneer teruggaan de biologen*: the plural looks like an infinitive, but behind the question word it is none."""
    return verb.text.islower() and forms.particle(verb.text) != ""


def statement_order(item: Item, context: Context) -> Iterator[Problem]:
    """In a statement one phrase stands before the finite verb."""
    if item.type != "true-false":
        return
    for sentence in context.stems.get(item.id, ()):
        root = sentence.root
        children = [sentence.words[i] for i in sentence.children[root.index]]
        helper = next((w for w in children if w.dep.startswith(("aux", "cop")) and _is_finite(w)), None)
        alone = bool(forms.lemmas(root.text, "verb")) and root.index > 0  # *begonnen* is a participle to the tagger
        finite = helper or (root if _is_finite(root) or alone else None)
        if finite is None:
            continue
        if _joined_particle(finite):
            yield Problem("particle", "stem", {"word": finite.text})
            return
        if finite.index == 0 and not sentence.text.endswith("!"):
            yield Problem("statement-order", "stem")
            return
        before = [
            w for w in children if w.index < finite.index and w.dep in _PREVERBAL and w.text.lower() not in _FOCUS
        ]
        crowded = len(before) > 1 and any(w.dep.startswith(("nsubj", "obj")) for w in before)
        crowded = crowded or _second_phrase(sentence.words[: finite.index])
        if (
            crowded
            or any(_opens_with_preposition(w, sentence) for w in before)
            or _name_behind_phrase(sentence, finite)
        ):
            yield Problem("statement-order", "stem")
            return


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


def missing_er(item: Item, context: Context) -> Iterator[Problem]:
    """An indefinite subject comes with *er*: *Hoeveel mensen raakten er gewond?* (rule 3)."""
    if not asks_question(item):
        return
    for sentence in _questions(item, context):
        words = sentence.words
        lowered = [word.text.lower() for word in words]
        if lowered[0] not in {"hoeveel", "wat"} or "er" in lowered or lowered[-2:-1] == ["daar"]:
            continue
        finite = next((w for w in words if _is_finite(w)), None)
        if finite is None or any(word in _DEFINITE for word in lowered[1 : finite.index]):
            continue
        others = [w for w in words if w.index > finite.index and w.dep in {"nsubj", "nsubj:pass", "obj"}]
        if others or any(
            w.index > finite.index and w.pos == "PRON" and w.text.lower() in {"je", "u", "hij", "ze", "het"}
            for w in words
        ):
            continue
        if _needs_er(sentence, finite, lowered[0]):
            yield Problem("er", "stem")


def _needs_er(sentence: Sentence, finite: Word, opener: str) -> bool:
    root = sentence.root
    verb = finite.lemma.lower()
    if opener == "wat":
        return verb in {"gebeuren", "veranderen", "ontbreken"}
    noun = sentence.words[finite.index - 1]
    plural = noun.pos == "NOUN" and noun.text.lower() not in forms.lemmas(noun.text.lower(), "noun")
    if not plural:
        return False
    passive = verb in {"worden", "zijn"} and root.feats.get("VerbForm") == "Part"
    return passive or (verb in _ER_VERBS - {"zijn", "worden"})


def two_readings(item: Item, context: Context) -> Iterator[Problem]:
    """*Wie bezocht Blinken?* asks for the visitor or the visited (rule 1)."""
    if not asks_question(item):
        return
    for sentence in _questions(item, context):
        words = sentence.words
        opener = words[0].text.lower()
        if opener not in {"wie", "welke", "welk"}:
            continue
        finite = next((w for w in words if _is_finite(w)), None)
        if finite is None or finite.text.lower().endswith("en") or _is_copula(sentence, finite):
            continue
        if opener != "wie" and not _may_act(words[finite.index - 1], words):
            continue
        after = [w for w in words if w.index > finite.index and w.dep in _CORE and w.head == sentence.root.index]
        clause = any(w.dep in {"ccomp", "xcomp"} for w in words)
        if (
            len(after) == 1
            and not clause
            and _may_act(after[0], words)
            and not _owned(after[0], sentence)
            and _alone(sentence, after[0])
        ):
            yield Problem("two-readings", "stem", {"word": after[0].text})


def _is_copula(sentence: Sentence, finite: Word) -> bool:
    return finite.dep == "cop" or (
        finite.lemma.lower() in {"zijn", "heten", "worden", "blijven"} and sentence.root is finite
    )


def _may_act(word: Word, words: Sequence[Word]) -> bool:
    """A person, a group or a name, in the singular: what may be subject as well as object."""
    if word.pos == "PROPN" or (word.text[:1].isupper() and word.index > 0):
        before = {
            other.text.lower() for other in words[max(0, word.index - 2) : word.index] if other.pos in {"DET", "ADJ"}
        }
        known = word.text in gazetteer.first_names() or word.text in gazetteer.places()
        return before.isdisjoint({"de", "het"}) or (known and word.text != "VS")
    text = word.text.lower()
    singular = text in forms.lemmas(text, "noun")
    return word.pos == "NOUN" and singular and semantic_class(word.lemma.lower()) in {"person", "group"}


def _owned(word: Word, sentence: Sentence) -> bool:
    """*zijn collega*, *haar concurrente*: the possessive belongs to the subject, so this is the object."""
    return any(sentence.words[i].feats.get("Poss") == "Yes" for i in sentence.children[word.index])


def _alone(sentence: Sentence, word: Word) -> bool:
    """Not one of two names tied by *en*: a plural beside a singular verb cannot be the subject."""
    return not any(sentence.words[i].dep == "conj" for i in sentence.children[word.index])


def ending(item: Item, context: Context) -> Iterator[Problem]:
    """A stem does not stop in the middle of a phrase."""
    if item.type not in {"choice", "typed", "open", "true-false"}:
        return
    for sentence in context.stems.get(item.id, ()):
        words = [word for word in sentence.words if word.pos != "PUNCT"]
        if not words or not sentence.text.rstrip("”’\"'").endswith(("?", ".", "…")):
            continue
        last = words[-1].text.lower()
        stranded = last in listed("preposition") and any(w.text.lower().startswith("waar") for w in words)
        if last in listed("not-at-the-end") and not stranded and words[-1].text.islower():
            yield Problem("unfinished", "stem", {"word": last})


RULES: Final[tuple[ItemRule, ...]] = (
    word_order,
    statement_order,
    missing_er,
    two_readings,
    ending,
)
