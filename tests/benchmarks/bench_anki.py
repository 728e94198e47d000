"""Times the Anki export of a library of 10,000 items against genanki's own write of the same notes. It never fails."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from quiz.export.anki.plan import Dated
    from quiz.model.bank import Bank

BANKS: Final = 250
ITEMS: Final = 40
NOW: Final = 1_764_000_000_000
ROUNDS: Final = 3


def library() -> list[Bank]:
    """Banks of made-up sentences of real words: no two alike, so that they deflate no better than articles do."""
    from quiz.lexicon import entries
    from quiz.model.bank import Bank, Distractor, Evidence, Item

    words = sorted(entries.nouns())[::3]
    chance = random.Random(1)  # noqa: S311 - a benchmark
    banks = []
    for number in range(BANKS):
        paragraphs = [[" ".join(chance.choices(words, k=12)) + "." for _ in range(6)] for _ in range(8)]
        items = []
        for index in range(ITEMS):
            paragraph = chance.randrange(8)
            sentence = chance.choice(paragraphs[paragraph])
            items.append(
                Item(
                    id=f"vraag-{index}",
                    stem=f"Wie of wat is {chance.choice(words)} volgens de tekst?",
                    key=sentence.split()[0],
                    distractors=[
                        Distractor(text=word, why=f"{word} staat er niet") for word in chance.sample(words, 2)
                    ],
                    evidence=Evidence(paragraph=paragraph + 1, quote=sentence),
                )
            )
        text = [" ".join(paragraph) for paragraph in paragraphs]
        banks.append(Bank(id=f"bank-{number}", title=f"Tekst {number}", text=list(text), items=items))
    return banks


def ours(banks: list[Bank]) -> tuple[bytes, list[Dated], float, float]:
    """The package, its notes, and seconds for planning and for packing."""
    from quiz.export.anki.lock import Lock
    from quiz.export.anki.package import package
    from quiz.export.anki.plan import plan

    start = time.perf_counter()
    notes: list[Dated] = []
    free = 0
    for bank in banks:
        made = plan(bank, Lock(bank=bank.id), NOW, free=free)
        free = made.free
        notes += made.notes
    planned = time.perf_counter()
    data = package(notes)
    return data, notes, planned - start, time.perf_counter() - planned


def genankis(notes: list[Dated], folder: Path) -> tuple[int, float]:
    """Size and seconds of the same notes written as genanki does it."""
    import genanki

    from quiz.export.anki.notetypes import notetypes

    start = time.perf_counter()
    models = {
        notetype.key: genanki.Model(
            notetype.id,
            notetype.name,
            fields=[{"name": field.name} for field in notetype.fields],
            templates=[{"name": one.named.name, "qfmt": one.front, "afmt": one.back} for one in notetype.templates],
            css=notetype.style,
            model_type=int(notetype.cloze),
        )
        for notetype in notetypes().values()
    }
    deck = genanki.Deck(1, "Nederlands")
    for dated in notes:
        note = dated.note
        deck.add_note(genanki.Note(models[note.type], list(note.fields), guid=note.key.guid, tags=list(note.tags)))
    genanki.Package(deck).write_to_file(folder / "genanki.apkg")
    return (folder / "genanki.apkg").stat().st_size, time.perf_counter() - start


def peak() -> float:
    """Megabytes that a process needs at most which holds the library, plans and packs it."""
    script = "from tests.benchmarks import bench_anki as b; b.ours(b.library()); print(b.used())"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return float(done.stdout)


def used() -> float:
    """Megabytes that this process needed at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    banks = library()
    with tempfile.TemporaryDirectory() as name:
        runs = []
        for _ in range(ROUNDS):
            data, notes, planning, packing = ours(banks)
            runs.append((packing, planning, *reversed(genankis(notes, Path(name)))))
    packing, planning, theirs, size = (min(column) for column in zip(*runs, strict=True))
    sys.stdout.write(
        f"{len(notes)} notes: plan {planning:.2f} s, pack {packing:.2f} s; genanki writes them in {theirs:.2f} s\n"
    )
    whole = (planning + packing) / theirs
    sys.stdout.write(
        f"packing takes {packing / theirs:.2f} times genanki's own write, with making the notes {whole:.2f} times\n"
    )
    sys.stdout.write(f"{len(data) / 1e6:.1f} MB, genanki {size / 1e6:.1f} MB: {len(data) / size:.3f} of its size\n")
    sys.stdout.write(f"peak memory {peak():.0f} MB\n")


if __name__ == "__main__":
    main()
