"""``quiz export anki``: banks to a package that Anki imports again after every edit, or into a running Anki."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.exports.banks import Source, add_banks, whole_banks
from quiz.cli.exports.left_out import tell_left_out
from quiz.cli.exports.output import save, target
from quiz.errors import QuizError
from quiz.locale import count, say
from quiz.text.safe import clean

if TYPE_CHECKING:
    from quiz.export.anki.lock import Lock
    from quiz.export.anki.media import MediaFile
    from quiz.export.anki.notetypes import TypeName
    from quiz.export.anki.package import Options
    from quiz.export.anki.plan import Dated, Plan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    add_banks(parser)
    add = parser.add_argument
    add("-o", "--output", metavar=say("export", "arg.file"), help=say("export", "help.output-anki"))
    add("--deck", metavar=say("export", "arg.name"), help=say("export", "help.deck"))
    add("--listen", action=argparse.BooleanOptionalAction, help=say("export", "help.listen"))
    add("--preset", action="store_true", help=say("export", "help.preset"))
    add("--history", action="store_true", help=say("export", "help.history"))
    add("--no-retired", action="store_true", help=say("export", "help.no-retired"))
    add("--locks", metavar=say("export", "arg.folder"), help=say("export", "help.locks"))
    add("--connect", action="store_true", help=say("export", "help.connect"))
    add("--dry-run", action="store_true", help=say("export", "help.dry-run"))


def run(options: argparse.Namespace) -> int:
    """Write the package and then the locks: a package that failed leaves the locks as they were."""
    from quiz.export.anki.lock import check_writable, write_lock  # noqa: PLC0415 - msgspec and the templates
    from quiz.export.anki.package import package  # noqa: PLC0415 - genanki

    sources = whole_banks(options.banks)
    path = _target(options, sources)
    plans = _plans(options, sources)
    every = [one for made in plans.values() for one in made.notes]
    notes = [one for one in every if not (options.no_retired and one.note.retired)]
    if not notes:
        _report(plans.values(), notes, "")
        raise QuizError(say("export", "no-notes"))
    files = {name: file for made in plans.values() for name, file in made.files.items()}
    data = package(notes, replace(_package_options(options, notes, files), modified=_new_looks(options)))
    if options.dry_run:
        _report(plans.values(), notes, say("export", "would-write", path=_place(options, path)))
        _tell_known(options, notes)
        return 0
    for lock, made in plans.items():
        check_writable(lock, made.lock)
    _deliver(options, path, data)
    for lock, made in plans.items():
        write_lock(lock, made.lock)
    _report(plans.values(), notes, _place(options, path))
    return 0


def _plans(options: argparse.Namespace, sources: Sequence[Source]) -> dict[Path, Plan]:
    """What each bank exports now, by its lock file."""
    from quiz.export.anki.lock import lock_path, read_lock  # noqa: PLC0415
    from quiz.export.anki.plan import plan  # noqa: PLC0415

    now = time.time_ns() // 1_000_000
    folder = Path(options.locks) if options.locks else None
    plans: dict[Path, Plan] = {}
    for source in sources:
        lock = lock_path(source.path, folder)
        if lock in plans:
            raise QuizError(say("export", "same-lock", lock=lock.name), file=str(source.path))
        free = max((made.free for made in plans.values()), default=0)
        old = read_lock(lock, source.bank.id)
        files = _media(source, old)
        plans[lock] = plan(source.bank, old, now, listen=options.listen, free=free, media=files)
    return plans


def _media(source: Source, lock: Lock) -> dict[str, MediaFile]:
    """The bank's pictures and recordings, and those of notes that are gone as far as they are still there.

    Raises ``QuizError`` for one that cannot be used: a card without the picture that it asks about is no card.
    """
    from quiz.export.anki.media import media_files  # noqa: PLC0415

    for finding in source.warnings:
        if finding.code.startswith("media-"):
            raise QuizError(finding.message, file=str(source.path), line=finding.line)
    folder = source.path.parent
    gone = [part for dates in lock.notes.values() for part in (dates.item, dates.entry) if part is not None]
    gone += [*lock.items.values(), *lock.entries.values()]
    found = media_files((*source.bank.items, *source.bank.vocabulary), folder)
    return {**media_files(gone, folder, strict=False), **found}


def _target(options: argparse.Namespace, sources: Sequence[Source]) -> Path | None:
    if options.connect:
        return None
    path = target(options.output, sources, ".apkg", "nederlands.apkg")
    if path is not None and (path.suffix.lower() != ".apkg" or path.stem.lower() == "collection"):
        # Anki takes .colpkg, and any file named collection.apkg, for a backup that replaces everything it has
        raise QuizError(say("export", "apkg-name"), file=str(path))
    return path


def _package_options(options: argparse.Namespace, notes: Sequence[Dated], files: Mapping[str, MediaFile]) -> Options:
    from quiz.export.anki.package import DEFAULT_DECK, Options  # noqa: PLC0415
    from quiz.export.anki.schedule import histories  # noqa: PLC0415

    deck = " ".join(clean(options.deck).split()) if options.deck is not None else DEFAULT_DECK
    if not deck.strip(": "):
        raise QuizError(say("export", "deck-name"))
    if not options.history:
        return Options(deck, preset=options.preset, media=files)
    from quiz.store import Store, default_path  # noqa: PLC0415

    with Store(default_path()) as store:
        return Options(deck, preset=options.preset, history=histories(store.log(), notes), media=files)


def _new_looks(options: argparse.Namespace) -> dict[TypeName, int]:
    """The note types of a running Anki that want our newer look, with the time that makes it newer there."""
    if not options.connect:
        return {}
    from quiz.export.anki.connect import default_connection, outdated_looks  # noqa: PLC0415

    return dict.fromkeys(outdated_looks(default_connection()), int(time.time()) + 1)


def _deliver(options: argparse.Namespace, path: Path | None, data: bytes) -> None:
    if options.connect:
        from quiz.export.anki.connect import default_connection, send_package  # noqa: PLC0415

        send_package(default_connection(), data)
    else:
        save(path, data)


def _tell_known(options: argparse.Namespace, notes: Sequence[Dated]) -> None:
    """How many of the notes a running Anki has: what the lock says may not be what this Anki imported."""
    if options.connect:
        from quiz.export.anki.connect import default_connection, known_keys  # noqa: PLC0415

        known = known_keys(default_connection())
        sys.stderr.write(f"{count('anki', 'in-anki', sum(one.note.key in known for one in notes))}\n")


def _place(options: argparse.Namespace, path: Path | None) -> str:
    return "Anki" if options.connect else str(path or "-")


def _report(plans: Collection[Plan], notes: Sequence[Dated], place: str) -> None:
    """What was written, in the words and numbers of Anki's import log, and what was not."""
    write = sys.stderr.write
    if notes:
        statuses = [one.status for one in notes]
        numbers = {status: statuses.count(status) for status in ("new", "changed", "unchanged")}
        cards = count("export", "cards", sum(len(one.note.cards) for one in notes))
        parts = [count("export", "notes", len(notes)), cards, *_media_count(plans, notes)]
        write(f"{place}: {say('export', 'counts', **numbers)} ({', '.join(parts)})\n")
    retired = sum(one.note.retired for one in notes)
    if retired:
        write(f"{count('export', 'retired', retired)}\n")
    tell_left_out(list(chain.from_iterable(made.left_out for made in plans)))


def _media_count(plans: Collection[Plan], notes: Sequence[Dated]) -> Iterator[str]:
    from quiz.export.anki.media import used_files  # noqa: PLC0415

    files = {name: file for made in plans for name, file in made.files.items()}
    if used := used_files((one.note for one in notes), files):
        yield count("export", "media", len(used))
