"""``quiz lookup``: what a word form is: its lemma, forms, parts and senses."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from quiz.locale import say

if TYPE_CHECKING:
    from quiz.lexicon.entries import Adjective, Noun, Verb
    from quiz.lexicon.lookup import Reading

_ALIKE: Final = 0.8
_PLAIN: Final = {"-": "no-plural", "mv": "only-plural"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("words", nargs="+", metavar=say("lookup", "arg.word"), help=say("lookup", "help.word"))
    parser.add_argument("--json", action="store_true", help=say("lookup", "help.json"))


def run(options: argparse.Namespace) -> int:
    """Print what is known of each word; exit status 1 when one is not known."""
    from quiz.lexicon.lookup import look_up  # noqa: PLC0415
    from quiz.text.safe import clean  # noqa: PLC0415

    words = [clean(word).strip() for word in options.words]
    found = {word: look_up(word) for word in words}
    if options.json:
        values = {word: [_values(reading) for reading in readings] for word, readings in found.items()}
        sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=2) + "\n")
    else:
        blocks = ["\n".join(_block(word, readings)) for word, readings in found.items() if readings]
        sys.stdout.write("\n\n".join(blocks) + ("\n" if blocks else ""))
    for word, readings in found.items():
        if not readings:
            sys.stderr.write(_unknown(word) + "\n")
    return 0 if all(found.values()) else 1


def _unknown(word: str) -> str:
    from quiz.lexicon import entries  # noqa: PLC0415

    known = [*entries.nouns(), *entries.verbs(), *entries.adjectives(), *entries.others()]
    near = difflib.get_close_matches(word.lower(), known, n=3, cutoff=_ALIKE)
    if not near:
        return say("lookup", "unknown", word=word)
    return say("lookup", "unknown-near", word=word, near=", ".join(dict.fromkeys(near)))


def _values(reading: Reading) -> dict[str, Any]:
    from quiz.lexicon.dictionary import own_gloss  # noqa: PLC0415

    values = asdict(reading)
    values["senses"] = [_sense_values(sense) for sense in values["senses"]]
    values["own_gloss"] = own_gloss(reading.lemma)
    if reading.derivation is not None:
        values["derivation"] |= {"gloss": reading.derivation.gloss, "definition": reading.derivation.definition}
    return values


def _sense_values(sense: dict[str, Any]) -> dict[str, Any]:
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in sense.items()}


def _block(word: str, readings: tuple[Reading, ...]) -> Iterator[str]:
    for number, reading in enumerate(readings):
        if number:
            yield ""
        yield _title(word, reading)
        yield from (f"  {line}" for line in _lines(reading))


def _title(word: str, reading: Reading) -> str:
    pos = say("lookup", f"pos.{reading.pos}")
    if reading.form == "lemma":
        return f"{reading.lemma} ({pos})"
    return say("lookup", "form-of", word=word, form=say("lookup", f"form.{reading.form}"), lemma=reading.lemma, pos=pos)


def _lines(reading: Reading) -> Iterator[str]:
    from quiz.lexicon.dictionary import own_gloss  # noqa: PLC0415

    if reading.how == "compound":
        yield from _compound(reading)
    elif reading.derivation is not None:
        yield from _derived(reading)
    shown = ""
    for sense in reading.senses:
        forms = _forms(sense)
        if forms and forms != shown:
            yield forms
        shown = forms
        meaning = " · ".join(part for part in (sense.gloss, sense.definition) if part)
        if meaning:
            yield f"{sense.level}  {meaning}".strip()
    if reading.how == "listed" and reading.parts:
        yield say("lookup", "parts", parts=" + ".join(reading.parts))
    own = own_gloss(reading.lemma)
    if own:
        yield say("lookup", "own", gloss=own)
    yield from _related(reading)


def _compound(reading: Reading) -> Iterator[str]:
    yield ", ".join(part for part in (f"{reading.article} {reading.lemma}".strip(), reading.plural) if part)
    key = "parts" if reading.sure else "parts-unsure"
    yield say("lookup", key, parts=" + ".join(reading.parts))
    for part in reading.parts:
        gloss = _gloss(part)
        if gloss:
            yield f"{part}: {gloss}"


def _gloss(lemma: str) -> str:
    from quiz.lexicon import entries  # noqa: PLC0415

    for table in (entries.nouns(), entries.verbs(), entries.adjectives(), entries.others()):
        for sense in table.get(lemma, ()):
            return " · ".join(part for part in (sense.gloss, sense.definition) if part)
    return ""


def _derived(reading: Reading) -> Iterator[str]:
    made = reading.derivation
    assert made is not None
    forms = ", ".join(part for part in (f"{made.article} {made.word}".strip(), made.plural.strip("-")) if part)
    if forms != made.word:
        yield forms
    yield say("lookup", "made-of", base=made.base)
    meaning = " · ".join(part for part in (made.gloss, made.definition) if part)
    if meaning:
        yield meaning


def _forms(sense: object) -> str:
    from quiz.lexicon.entries import Adjective, Noun, Verb  # noqa: PLC0415

    if isinstance(sense, Noun):
        return _noun_forms(sense)
    if isinstance(sense, Verb):
        return _verb_forms(sense)
    return _adjective_forms(sense) if isinstance(sense, Adjective) else ""


def _noun_forms(noun: Noun) -> str:
    plural = say("lookup", _PLAIN[noun.plural]) if noun.plural in _PLAIN else noun.plural.replace("/", " / ")
    parts = (f"{noun.article} {noun.lemma}".strip(), plural, noun.diminutive)
    return ", ".join(part for part in parts if part)


def _verb_forms(verb: Verb) -> str:
    from quiz.lexicon.morphology import present  # noqa: PLC0415

    lemma = f"{verb.prefix}|{verb.lemma[len(verb.prefix) :]}" if verb.prefix else verb.lemma
    whole = " ".join(part for part in (verb.reflexive, lemma, verb.preposition) if part)
    perfect = f"{verb.auxiliary} {verb.participle}".strip() if verb.participle else ""
    return ", ".join(part for part in (whole, present(verb), verb.past.replace("/", " / "), perfect) if part)


def _adjective_forms(adjective: Adjective) -> str:
    word = f"{adjective.lemma} {adjective.preposition}".strip()
    return ", ".join(part for part in (word, adjective.inflected, adjective.comparative, adjective.superlative) if part)


def _related(reading: Reading) -> Iterator[str]:
    from quiz.lexicon import entries  # noqa: PLC0415

    same = sorted(entries.synonyms().get((reading.pos, reading.lemma), ()))
    opposed = sorted(
        {*entries.antonyms().get((reading.pos, reading.lemma), ())}
        | {getattr(sense, "antonym", "") for sense in reading.senses} - {""}
    )
    if same:
        yield say("lookup", "synonyms", words=", ".join(same))
    if opposed:
        yield say("lookup", "antonyms", words=", ".join(opposed))
