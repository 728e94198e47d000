"""Who a personal pronoun stands for, where the paragraph leaves one person only (type 5d)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from quiz.generate.phrases import Phrase
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Entity, Sentence, Word
from quiz.nlp import gazetteer

_GENDERS: Final = {"hij": "m", "zij": "f", "ze": "f"}


def referent(analysis: Analysis, sentence: Sentence, word: Word) -> str:
    """Name for *hij*, *zij* or *ze* as subject; empty unless one person only of the paragraph so far can be meant."""
    gender = _GENDERS.get(word.text.lower())
    if gender is None or word.pos != "PRON" or word.dep not in {"nsubj", "nsubj:pass"} or _plural(sentence, word):
        return ""
    before = [s for s in analysis.sentences if s.paragraph == sentence.paragraph and s.index < sentence.index]
    if not before or _other_people(analysis, before):
        return ""
    people = {name.entity for s in before for name in analysis.names_in(s.index) if name.type == "person"}
    people |= {
        name.entity for name in analysis.names_in(sentence.index) if name.type == "person" and name.first < word.index
    }
    if _unknown_names(analysis, sentence, before, word):
        return ""
    fitting = [index for index in sorted(people) if _may_be(analysis.entities[index], gender)]
    if len(fitting) != 1 or len(people) > 2 or _about_another(analysis, sentence, fitting[0], gender):
        return ""
    latest = (
        max(s.index for s in before for name in analysis.names_in(s.index) if name.entity == fitting[0])
        if _named(analysis, before, fitting[0])
        else -1
    )
    return analysis.entities[fitting[0]].name if latest >= before[-1].index - 1 else ""


def _about_another(analysis: Analysis, sentence: Sentence, fitting: int, gender: str) -> bool:
    """The article is about somebody else who may be meant, and has been named: *hij* goes without saying."""
    people = [e for e in analysis.entities if e.type == "person" and e.index != fitting and _may_be(e, gender)]
    hero = max(people, key=lambda entity: entity.mentions, default=None)
    if hero is None or hero.mentions < _HERO or hero.mentions <= analysis.entities[fitting].mentions:
        return False
    return any(name.entity == hero.index and name.sentence < sentence.index for name in analysis.names)


_HERO: Final = 3
"""So often named, somebody is whom an article is about."""


def _unknown_names(analysis: Analysis, sentence: Sentence, before: list[Sentence], word: Word) -> bool:
    """A name of which nobody can tell what it stands for may be a person (*Skujins klopte Calmejane*)."""
    names = [name for s in before for name in analysis.names_in(s.index)]
    names += [name for name in analysis.names_in(sentence.index) if name.first < word.index]
    return any(name.type == "other" and name.text not in gazetteer.inhabitants() for name in names)


def _named(analysis: Analysis, sentences: list[Sentence], entity: int) -> bool:
    return any(name.entity == entity for s in sentences for name in analysis.names_in(s.index))


def _plural(sentence: Sentence, word: Word) -> bool:
    head = sentence.words[word.head]
    verbs = [head, *(sentence.words[child] for child in sentence.children[head.index])]
    return any(verb.feats.get("VerbForm") == "Fin" and verb.feats.get("Number") == "Plur" for verb in verbs)


def _may_be(entity: Entity, gender: str) -> bool:
    known = gazetteer.first_names().get(entity.name.split()[0], "")
    return known in {"", "mf", gender}


def _other_people(analysis: Analysis, sentences: list[Sentence]) -> bool:
    """A person without a name (*de trainer*, *een beveiliger*) who is not just the title of a named one."""
    for sentence in sentences:
        names = analysis.names_in(sentence.index)
        for word in sentence.words:
            if (
                word.pos != "NOUN"
                or word.feats.get("Number") == "Plur"
                or semantic_class(word.lemma.lower()) != "person"
            ):
                continue
            titled = any(
                name.type == "person" and (name.first == word.index + 1 or _appositive(sentence, word, name.first))
                for name in names
            )
            if not titled and word.dep not in {"nmod", "appos", "conj", "root"}:
                return True
    return False


def _appositive(sentence: Sentence, word: Word, name: int) -> bool:
    return sentence.words[name].head == word.index or word.head == name


def _leads(analysis: Analysis, sentence: Sentence, entity: int) -> bool:
    """The sentence before has the person as its subject, or as the one who says what it quotes."""
    before = analysis.sentences[sentence.index - 1]
    subjects = {i for w in before.words if w.dep == "nsubj" for i in (w.index, *before.children[w.index])}
    said = before.words[-4:] and bool(before.speech)
    names = [name for name in analysis.names_in(before.index) if name.entity == entity]
    return any(said or not subjects.isdisjoint(range(name.first, name.last + 1)) for name in names)


def known_speaker(analysis: Analysis, sentence: Sentence, speaker: Phrase) -> Phrase:
    """Return a phrase that speaks, *ze* with the person she can only be."""
    name = referent(analysis, sentence, speaker.head) if speaker.kind == "pronoun" else ""
    entity = next((e for e in analysis.entities if name and e.name == name), None)
    if entity is not None and not _leads(analysis, sentence, entity.index):
        entity = None  # somebody else may have the word
    return speaker if entity is None else replace(speaker, kind="person", entity=entity)
