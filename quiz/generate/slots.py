"""Puts another word into the form that a word has in its sentence: *betaalde* to *leende*, *grotere* to *kleinere*."""

from __future__ import annotations

from functools import lru_cache

from quiz.lexicon import entries, morphology
from quiz.model.analysis import Sentence, Word


def in_form_of(form: str, lemma: str, other: str, pos: str) -> str:
    """Return ``other`` in the form that ``form`` is of ``lemma``; empty where either lacks it or the form is not certain.

    ``pos`` is NOUN, VERB or ADJ.  A form that stands for two slots with different results (*besloten*: past and
    participle) is not certain.
    """
    own, others = forms(lemma, pos), forms(other, pos)
    found = {others.get(name, "") for name, text in own.items() if text == form}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def forms(lemma: str, pos: str) -> dict[str, str]:
    """The forms of a lemma by name; empty for an unknown lemma or one whose senses differ in form."""
    if pos == "NOUN":
        return _noun(lemma)
    return _verb(lemma) if pos == "VERB" else _adjective(lemma)


def _noun(lemma: str) -> dict[str, str]:
    senses = entries.nouns().get(lemma, ())
    plurals = {sense.plural for sense in senses}
    if not senses or len(plurals) != 1:
        return {"singular": lemma} if senses else {}
    plural = plurals.pop().split("/")[0]
    if plural == "mv":
        return {"plural": lemma}
    return {"singular": lemma} | ({"plural": plural} if plural not in {"", "-"} else {})


def _verb(lemma: str) -> dict[str, str]:
    senses = entries.verbs().get(lemma, ())
    if not senses or len({(sense.prefix, sense.past, sense.participle) for sense in senses}) != 1:
        return {}
    verb = senses[0]
    parts = {"infinitive": lemma, "present": morphology.present(verb), "past": verb.past}
    if not verb.prefix:
        parts |= {"stem": morphology.stem(verb), "pasts": morphology.past_plural(verb)}
    auxiliary = {sense.auxiliary for sense in senses}
    if len(auxiliary) == 1:
        parts[f"participle {auxiliary.pop()}"] = verb.participle
    return {name: form for name, form in parts.items() if form}


def _adjective(lemma: str) -> dict[str, str]:
    senses = entries.adjectives().get(lemma, ())
    if not senses or len({(sense.inflected, sense.comparative) for sense in senses}) != 1:
        return {}
    found = {
        "base": lemma,
        "inflected": senses[0].inflected,
        "more": senses[0].comparative,
        "most": senses[0].superlative,
    }
    found |= {name + "e": found[name] + "e" for name in ("more", "most") if found[name]}
    return {name: form for name, form in found.items() if form}


def same_frame(sentence: Sentence, verb: Word, other: str) -> bool:
    """Tell whether another verb goes with what stands with this one: object, *dat* or *te* clause, fixed preposition.

    A verb with a result (*kreeg ... los*, *raakte gewond*) or a reflexive has no stand-in.
    """
    children = [sentence.words[child] for child in sentence.children[verb.index]]
    kinds = {child.dep for child in children}
    if "xcomp" in kinds and not any(
        w.text.lower() == "te" for c in children if c.dep == "xcomp" for w in _below(sentence, c)
    ):
        return False
    if kinds & {"expl:pv", "compound:prt", "iobj"}:
        return False
    frames = {kind for sense in entries.verbs().get(other, ()) for kind in sense.frame}
    if not frames:
        return False
    if ("obj" in kinds or "nsubj:pass" in kinds) and not frames & {"tr", "ditr"}:
        return False
    if "ccomp" in kinds and "dat" not in frames:
        return False
    if "xcomp" in kinds and "te" not in frames:
        return False
    if not kinds & {"obj", "nsubj:pass", "ccomp", "xcomp"} and "intr" not in frames:
        return False
    return _prepositions(sentence, verb) <= _own_prepositions(other)


def _below(sentence: Sentence, word: Word) -> list[Word]:
    return [sentence.words[position] for position in sentence.subtree(word.index)]


def _own_prepositions(lemma: str) -> set[str]:
    return {p for sense in entries.verbs().get(lemma, ()) for p in sense.preposition.split("/") if p}


def _prepositions(sentence: Sentence, verb: Word) -> set[str]:
    """The verb's fixed prepositions that stand in the sentence, whatever the parser ties them to."""
    return _own_prepositions(verb.lemma) & {word.text.lower() for word in sentence.words if word.pos == "ADP"}
