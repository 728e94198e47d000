"""Vocabulary entries: what the lexicon knows for certain about a word, in the sense that it has in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, cast

from quiz.generate.vocabulary import OTHER, Place, context_of, senses_of, zipf_of
from quiz.lexicon import compounds, entries, frequency, morphology
from quiz.lexicon.dictionary import own_gloss
from quiz.lexicon.entries import Adjective, Noun, Other, Verb
from quiz.lexicon.lookup import compound_plural
from quiz.lexicon.senses import Choice, choose
from quiz.model.bank import Entry, Evidence, PartOfSpeech

_ARTICLES: Final = frozenset({"de", "het", "de/het"})
_MOST_SYNONYMS: Final = 3
_POS: Final[dict[str, PartOfSpeech]] = {
    "adverb": "adverb",
    "preposition": "preposition",
    "conjunction": "conjunction",
    "pronoun": "pronoun",
}


def sense_here(place: Place, article: frozenset[str]) -> Choice[Noun] | Choice[Verb] | Choice[Adjective] | None:
    """Return the sense that a noun, verb or adjective has in its sentence; None for one that is not listed."""
    found = senses_of(place.term)
    if not found or isinstance(found[0], Other):
        return None
    return choose(cast("Sequence[Noun]", found), context_of(place, article))


def make_entry(place: Place, article: frozenset[str] = frozenset()) -> Entry | None:
    """Fill an entry from the sense that the word has here; None where the lexicon has nothing to say.

    ``article`` holds the lemmas of the whole text. A field that is not certain stays empty.
    """
    example = Evidence(paragraph=place.sentence.paragraph, quote=place.sentence.source)
    zipf = round(zipf_of(place), 1) or None
    choice = sense_here(place, article)
    if choice is None:
        use = _use_here(place)
        if use is not None:
            return _other(use, example, zipf)
        return _compound(place.term.lemma, example, zipf) if place.term.pos == "noun" else None
    sense: object = choice.sense
    if isinstance(sense, Noun):
        return _noun(sense, example, zipf)
    return (
        _verb(sense, example, zipf) if isinstance(sense, Verb) else _adjective(cast("Adjective", sense), example, zipf)
    )


def _use_here(place: Place) -> Other | None:
    """The use of a word of another class that fits its tag (*zolang* as an adverb or a conjunction), else the first."""
    uses = [use for use in senses_of(place.term) if isinstance(use, Other)]
    wanted = "conjunction" if place.word.dep == "mark" else OTHER.get(place.word.pos)
    return next((use for use in uses if use.pos == wanted), uses[0] if uses else None)


def _noun(sense: Noun, example: Evidence, zipf: float | None) -> Entry:
    return Entry(
        word=sense.lemma,
        pos="noun",
        article=sense.article if sense.article in _ARTICLES else "",  # type: ignore[arg-type]
        plural=sense.plural,
        diminutive=sense.diminutive,
        synonyms=_synonyms("noun", sense),
        antonym=_antonym("noun", sense),
        parts=_parts(sense),
        level=sense.level,  # type: ignore[arg-type]
        zipf=zipf,
        gloss=own_gloss(sense.lemma) or sense.gloss,
        definition=sense.definition,
        example=example,
    )


def _parts(sense: Noun) -> list[str]:
    """The parts of a listed compound, where the whole is the kind of thing that its last part is."""
    parts = compounds.listed_parts(sense.lemma)
    heads = {head.semantic for head in entries.nouns().get(parts[-1], ())} if parts else set()
    return list(parts) if sense.semantic in heads else []


def _compound(lemma: str, example: Evidence, zipf: float | None) -> Entry | None:
    """A transparent compound has the article and the plural of its last part; its meaning is left to its parts."""
    found = compounds.analyse(lemma)
    if not found.sure:
        return None
    head = entries.nouns()[found.parts[-1]]
    articles = {sense.article for sense in head}
    return Entry(
        word=lemma,
        pos="noun",
        article=head[0].article if len(articles) == 1 and head[0].article in _ARTICLES else "",  # type: ignore[arg-type]
        plural=compound_plural(lemma, head),
        parts=list(found.parts),
        zipf=zipf,
        gloss=own_gloss(lemma),
        example=example,
    )


def _verb(sense: Verb, example: Evidence, zipf: float | None) -> Entry:
    return Entry(
        word=sense.lemma,
        pos="verb",
        present=morphology.present(sense),
        past=sense.past,
        participle=sense.participle,
        auxiliary=sense.auxiliary,  # type: ignore[arg-type]
        prefix=sense.prefix,
        reflexive=sense.reflexive,  # type: ignore[arg-type]
        preposition=sense.preposition,
        synonyms=_synonyms("verb", sense),
        antonym=_antonym("verb", sense),
        level=sense.level,  # type: ignore[arg-type]
        zipf=zipf,
        gloss=own_gloss(sense.lemma) or sense.gloss,
        definition=sense.definition,
        example=example,
    )


def _adjective(sense: Adjective, example: Evidence, zipf: float | None) -> Entry:
    return Entry(
        word=sense.lemma,
        pos="adjective",
        preposition=sense.preposition,
        inflected=sense.inflected,
        comparative=sense.comparative,
        superlative=sense.superlative,
        synonyms=_synonyms("adjective", sense),
        antonym=sense.antonym or _antonym("adjective", sense),
        level=sense.level,  # type: ignore[arg-type]
        zipf=zipf,
        gloss=own_gloss(sense.lemma) or sense.gloss,
        definition=sense.definition,
        example=example,
    )


def _other(use: Other, example: Evidence, zipf: float | None) -> Entry:
    return Entry(
        word=use.lemma,
        pos=_POS.get(use.pos, "other"),
        synonyms=_ordered(entries.synonyms().get((use.pos, use.lemma), ())),
        antonym=_only(entries.antonyms().get((use.pos, use.lemma), ())),
        level=use.level,  # type: ignore[arg-type]
        zipf=zipf,
        gloss=own_gloss(use.lemma) or use.gloss,
        definition=use.definition,
        example=example,
    )


def _synonyms(pos: str, sense: Noun | Verb | Adjective) -> list[str]:
    """Near-synonyms of a word; those of a word with several senses only where they share a gloss with the one here."""
    found = entries.synonyms().get((pos, sense.lemma), frozenset())
    return _ordered(one for one in found if _one_sense(pos, sense.lemma) or _glosses(sense) & _all_glosses(pos, one))


def _antonym(pos: str, sense: Noun | Verb | Adjective) -> str:
    """The opposite from the list of pairs, which does not say of which sense: only for a word with one."""
    return _only(entries.antonyms().get((pos, sense.lemma), ())) if _one_sense(pos, sense.lemma) else ""


def _one_sense(pos: str, lemma: str) -> bool:
    return len(_senses(pos, lemma)) == 1


def _senses(pos: str, lemma: str) -> Sequence[Noun | Verb | Adjective]:
    if pos == "noun":
        return entries.nouns().get(lemma, ())
    return (entries.verbs() if pos == "verb" else entries.adjectives()).get(lemma, ())


def _glosses(sense: Noun | Verb | Adjective) -> frozenset[str]:
    return frozenset(part.removeprefix("to ").strip() for part in sense.gloss.split(",") if part.strip())


def _all_glosses(pos: str, lemma: str) -> frozenset[str]:
    return frozenset().union(*(_glosses(sense) for sense in _senses(pos, lemma)))


def _ordered(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-frequency.zipf(word), word))[:_MOST_SYNONYMS]


def _only(words: Iterable[str]) -> str:
    found = sorted(words)
    return found[0] if len(found) == 1 else ""
