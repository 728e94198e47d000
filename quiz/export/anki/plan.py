"""Bank and lock to dated notes: what is new, what changed, what is gone, what stays as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import msgspec

from quiz.bankfile.media import media_of
from quiz.errors import QuizError
from quiz.export.anki.context import RETIRED, Context
from quiz.export.anki.entries import notes_of
from quiz.export.anki.identity import WORD_KINDS
from quiz.export.anki.items import note_of
from quiz.export.anki.lock import Dates, Lock
from quiz.export.anki.media import MediaFile
from quiz.export.anki.note import LeftOut, Note
from quiz.locale import say
from quiz.model.bank import Bank, Entry, Item

Status = Literal["new", "changed", "unchanged"]
SPACING: Final = 10
"""Milliseconds between the ids of two notes, which leaves room for the ids of a note's cards."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A note with the times that Anki compares: ``mod`` in seconds, ``created`` in milliseconds since 1970."""

    note: Note
    mod: int
    created: int
    hash: str
    status: Status


@dataclass(frozen=True)
class Plan:
    """Everything that an export of one bank writes: notes in the bank's order, those that are gone last."""

    notes: tuple[Dated, ...]
    left_out: tuple[LeftOut, ...]
    lock: Lock
    files: Mapping[str, MediaFile] = field(default_factory=dict)
    """Pictures and recordings by their name in Anki."""

    def count(self, status: Status) -> int:
        """How many notes have a status: what Anki's own import log says of who imported the last export."""
        return sum(dated.status == status for dated in self.notes)

    @property
    def free(self) -> int:
        """The first time (milliseconds since 1970) that no note of this bank has been made at, or later."""
        return max((dated.created + SPACING for dated in self.notes), default=0)


@dataclass(frozen=True, slots=True)
class _Gone:
    """A note that the bank no longer has, what it was made of, and the names of its picture and recording."""

    note: Note
    part: Item | Entry
    media: dict[str, str]


def plan(
    bank: Bank,
    lock: Lock,
    now: int,
    *,
    listen: bool | None = None,
    free: int = 0,
    media: Mapping[str, MediaFile] | None = None,
) -> Plan:
    """Work out an export at ``now`` (milliseconds since 1970). ``listen`` of ``None`` keeps what the lock says.

    ``free`` is the same property of the plan before: banks that go into one package share the ids of notes.  ``media``
    are the bank's files by their path in it, as ``media_files`` finds them.

    Raises ``QuizError`` where two items or entries have one id: Anki would import both.
    """
    wanted = lock.listen if listen is None else listen
    files = media or {}
    names = {path: file.name for path, file in files.items()}
    context = Context(bank, listen=wanted, media=names)
    made = [*_made(context, bank)]
    notes = [note for note in made if isinstance(note, Note)]
    _refuse_doubles(bank)
    present = {_name(note) for note in notes}
    gone = [
        one
        for name, dates in sorted(lock.notes.items())
        if name not in present
        for one in _gone(context, lock, name, dates)
    ]
    dated = _dated([*notes, *(one.note for one in gone)], lock, now, free)
    return Plan(
        notes=tuple(dated),
        left_out=tuple(left for left in made if isinstance(left, LeftOut)),
        lock=_new_lock(bank, lock, dated, gone, Lock(bank.id, listen=wanted, media=names)),
        files={file.name: file for file in files.values()},
    )


def _made(context: Context, bank: Bank) -> Iterator[Note | LeftOut]:
    for item in bank.items:
        yield note_of(context, item)
    for entry in bank.vocabulary:
        yield from notes_of(context, entry)


def _refuse_doubles(bank: Bank) -> None:
    for parts in ([item.id for item in bank.items], [entry.id for entry in bank.vocabulary]):
        double = next((name for name, number in Counter(parts).items() if number > 1), None)
        if double is not None:
            raise QuizError(say("export", "double-id", id=double, bank=bank.id))


def _name(note: Note) -> str:
    return f"{note.key.kind}/{note.key.part}"


def _gone(context: Context, lock: Lock, name: str, dates: Dates) -> Iterator[_Gone]:
    """A note that the bank no longer has, made once more of what it was made of, with the tag that says so."""
    kind, _, identifier = name.partition("/")
    if kind in WORD_KINDS:
        part: Item | Entry | None = dates.entry or lock.entries.get(identifier)
    else:
        part = dates.item or lock.items.get(identifier)
    if part is None:
        return
    part = msgspec.structs.replace(part, skip=False)
    known = {**lock.media, **dates.media}
    media = {path: known[path] for _, path in media_of(part) if path in known}
    context = context.with_media(media)
    found = notes_of(context, part) if isinstance(part, Entry) else [note_of(context, part)]
    for note in found:
        if isinstance(note, Note) and _name(note) == name:
            tags = tuple(sorted({*note.tags, RETIRED}))
            yield _Gone(Note(note.key, note.type, note.fields, note.cards, tags, "vervallen"), part, media)


def _dated(notes: Sequence[Note], lock: Lock, now: int, free: int) -> list[Dated]:
    """Give each note its times; a changed one is newer than it was, whatever the clock says."""
    created = max([now, free, *(dates.created + SPACING for dates in lock.notes.values())])
    result: list[Dated] = []
    for note in notes:
        known = lock.notes.get(_name(note))
        fingerprint = note.fingerprint()
        if known is None:
            result.append(Dated(note, now // 1000, created, fingerprint, "new"))
            created += SPACING
        elif known.hash == fingerprint:
            result.append(Dated(note, known.mod, known.created, fingerprint, "unchanged"))
        else:
            result.append(Dated(note, max(now // 1000, known.mod + 1), known.created, fingerprint, "changed"))
    return result


def _new_lock(bank: Bank, old: Lock, dated: Sequence[Dated], gone: Sequence[_Gone], new: Lock) -> Lock:
    """Fill the new lock, which knows what to listen to and the files of the bank."""
    notes = dict(old.notes)
    remembered = {_name(one.note): one for one in gone}
    for one in dated:
        past = remembered.get(_name(one.note))
        notes[_name(one.note)] = Dates(
            hash=one.hash,
            mod=one.mod,
            created=one.created,
            item=past.part if past and isinstance(past.part, Item) else None,
            entry=past.part if past and isinstance(past.part, Entry) else None,
            media=past.media if past else {},
        )
    live = [one.note.key for one in dated if not one.note.retired]
    asked = {key.part for key in live if key.kind not in WORD_KINDS}
    learnt = {key.part for key in live if key.kind in WORD_KINDS}
    return msgspec.structs.replace(
        new,
        notes=notes,
        items={item.id: item for item in bank.items if item.id in asked},
        entries={entry.id: entry for entry in bank.vocabulary if entry.id in learnt},
    )
