"""Entries to notes: the word with a card for whatever is known of it, and the gap in its own sentence."""

from __future__ import annotations

from typing import Final

from quiz.export.anki.context import Context, quote
from quiz.export.anki.identity import Kind, NoteKey
from quiz.export.anki.markup import Span, escape, gapped, line
from quiz.export.anki.note import LeftOut, Note
from quiz.export.anki.notetypes import SPEECH_TEMPLATE, TypeName, notetypes
from quiz.export.anki.wording import words
from quiz.lexicon.spots import spots
from quiz.model.bank import Entry
from quiz.text.fold import fold

_GATES: Final = (
    "Betekenis", "Typ", "Lidwoord", "Meervoud", "Voltooid", "Voorzetsel", "Scheidbaar", "Tegenstelling", "Luister",
)  # fmt: skip
"""The field that decides about each card of a word, by the card's order in Anki (the forms need *Verleden* too)."""
_FORMS: Final = 4
_NO_PLURAL: Final = {"-": "no-plural", "mv": "only-plural"}


def notes_of(context: Context, entry: Entry) -> list[Note | LeftOut]:
    """Return the notes of an entry; a reason where nothing of it can be asked, or its sentence doesn't show it."""
    if entry.skip:
        return [LeftOut(entry.id, entry.word, "skip")]
    if not line(entry.word):
        return [LeftOut(entry.id, entry.word, "empty")]
    places = spots(entry, entry.example.quote) if entry.example else ()
    found = [note for note in (_word(context, entry, places), _sentence(context, entry, places)) if note]
    return [*found] or [LeftOut(entry.id, entry.word, "nothing-to-ask")]


def _note(context: Context, entry: Entry, kind: Kind, type_name: TypeName, values: dict[str, str]) -> Note:
    key = NoteKey(context.bank.id, kind, entry.id)
    common = {
        "Alinea": context.paragraph(entry.example),
        "Bron": context.source(entry.example),
        "Betekenis": _meaning(entry) + _picture(context, entry),
        "Spraak": line(_spoken(entry)),
        "Extra2": context.sound(entry.audio),
        "Sleutel": line(key.text),
    }
    fields = notetypes()[type_name].row({**common, **values})
    return Note(key, type_name, fields, (0,), context.tags(words("kind", "word"), entry.level), "woorden")


def _word(context: Context, entry: Entry, places: tuple[Span, ...]) -> Note | None:
    values = {
        **_class_fields(entry),
        **_meaning_fields(context, entry),
        "Woord": line(entry.word),
        "Spraak": line(_spoken(entry)),
        "Luister": "1" if context.listen else "",
        "Niveau": line(_level(entry)),
        "Bewijs": quote(entry.example, places),
    }
    cards = tuple(
        order for order, gate in enumerate(_GATES) if values[gate] and (order != _FORMS or values["Verleden"])
    )
    if not cards or cards == (SPEECH_TEMPLATE,):
        return None
    note = _note(context, entry, "woord", "woord", values)
    return Note(note.key, note.type, note.fields, cards, note.tags, note.deck)


def _class_fields(entry: Entry) -> dict[str, str]:
    """What a word has by its class: article and plural, principal parts, degrees, fixed preposition."""
    plural = "" if entry.plural in _NO_PLURAL else entry.plural
    remark = words("word", _NO_PLURAL[entry.plural]) if entry.plural in _NO_PLURAL else ""
    degrees = (entry.inflected, entry.comparative, entry.superlative)
    present = " ".join(entry.present.split())
    return {
        "Woordsoort": line(" · ".join(part for part in (words("pos", entry.pos), remark) if part)),
        "Lidwoord": _article(entry),
        "Meervoud": _either(plural),
        "TypMeervoud": "" if "/" in plural else line(plural),
        "Verkleinwoord": line(entry.diminutive),
        "Tegenwoordig": line(present),
        "Verleden": _either(entry.past),
        "Voltooid": _either(f"{entry.auxiliary} {entry.participle}") if line(entry.participle) else "",
        "Scheidbaar": line(present) if entry.prefix and present.endswith(f" {entry.prefix}") else "",
        "Voorzetsel": _either(entry.preposition),
        "TypVoorzetsel": "" if "/" in entry.preposition else line(entry.preposition),
        "Wederkerend": line(entry.reflexive),
        "Trappen": line(", ".join(form for form in degrees if form.strip())),
    }


def _meaning_fields(context: Context, entry: Entry) -> dict[str, str]:
    meaning = _meaning(entry) + _picture(context, entry)
    told = meaning and not _tells(entry, entry.definition, entry.gloss, *entry.synonyms)
    return {
        "Betekenis": meaning,
        "Synoniemen": line(", ".join(entry.synonyms)),
        "Tegenstelling": _either(entry.antonym),
        "Delen": line(" + ".join(entry.parts)),
        "Hint": line(_hint(entry.word)),
        "Typ": line(entry.word) if told else "",
    }


def _either(text: str) -> str:
    """Forms that are both right, with room around the stroke."""
    return line(text.replace("/", " / "))


def _tells(entry: Entry, *texts: str) -> bool:
    """Whether the word stands in what should make the learner think of it."""
    return any(f" {fold(entry.word)} " in f" {fold(text)} " for text in texts)


def _article(entry: Entry) -> str:
    """The article in its colour; the text says it too. Words without a singular all have *de*: nothing to learn."""
    articles = entry.article.split("/") if entry.article and entry.plural != "mv" else []
    return "/".join(f'<span class="{one}">{one}</span>' for one in articles)


def _spoken(entry: Entry) -> str:
    article = "" if "/" in entry.article else entry.article
    return f"{article} {entry.reflexive.strip('()')} {entry.word}".strip()


def _meaning(entry: Entry) -> str:
    """Definition and translation; where both are unknown a near-synonym or the opposite; else empty."""
    told = [text for text in (entry.definition, entry.gloss) if line(text)]
    if not told and entry.synonyms:
        told = [words("word", "synonyms", words=", ".join(entry.synonyms))]
    elif not told and entry.antonym:
        told = [words("word", "antonym", words=entry.antonym)]
    return "".join(f"<div>{escape(text)}</div>" for text in told)


def _picture(context: Context, entry: Entry) -> str:
    """The picture is part of what a word means: it stands wherever the meaning does, and may be all of it."""
    picture = context.picture(entry.image)
    return f'<div class="picture">{picture}</div>' if picture else ""


def _hint(word: str) -> str:
    """The first letter and how many there are; nothing for a word that this would give away."""
    letters = [char for char in word if char.isalpha()]
    return words("word", "hint", letter=letters[0], count=len(letters)) if len(letters) > 2 else ""


def _level(entry: Entry) -> str:
    level = words("word", "level", level=entry.level) if entry.level else ""
    band = "" if entry.zipf is None else words("word", f"frequency-{_band(entry.zipf)}")
    return " · ".join(part for part in (level, band) if part)


def _band(zipf: float) -> int:
    """Zipf's scale in four steps: 5 is once in ten thousand words, 3 once in a million."""
    return 5 if zipf >= 5 else 4 if zipf >= 4 else 3 if zipf >= 3 else 0


def _stands_elsewhere(text: str, places: tuple[Span, ...]) -> bool:
    """Whether a form that would be left out can be read in the rest of the sentence."""
    rest = text
    for start, end in reversed(places):
        rest = f"{rest[:start]} {rest[end:]}"
    return any(f" {fold(text[start:end])} " in f" {fold(rest)} " for start, end in places)


def _sentence(context: Context, entry: Entry, places: tuple[Span, ...]) -> Note | None:
    if entry.example is None or not places:
        return None
    text = entry.example.quote
    answer = " … ".join(text[start:end] for start, end in places)
    if _stands_elsewhere(text, places):
        return None
    meaning = _meaning(entry)
    told = _tells(entry, entry.definition, entry.gloss) or answer in meaning
    values = {
        "Zin": gapped(text, places, hints=True),
        "Titel": context.title([answer]),
        "Opdracht": words("task", "cloze-parts" if len(places) > 1 else "cloze"),
        "Hint": ("" if told else meaning) + _picture(context, entry),
        "Typ": line(" ".join(text[start:end] for start, end in places)),
        "Antwoord": escape(answer),
        "Woord": " ".join(part for part in (_article(entry), line(entry.word)) if part),
    }
    return _note(context, entry, "zin", "gat", values)
