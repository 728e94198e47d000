"""``quiz generate``: articles to banks, with progress, a summary and on request every refusal."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz import __version__
from quiz.cli.saving import Kept, save, target_of
from quiz.errors import QuizError
from quiz.locale import count, say
from quiz.text.safe import one_line

if TYPE_CHECKING:
    from quiz.generate.build import Options, Report

_MOST: Final = 200
_WIDTH: Final = 90
"""So much of a refused item is shown."""
_KINDS: Final = (
    "number",
    "date",
    "who",
    "what",
    "where",
    "reason",
    "speaker",
    "reference",
    "signal",
    "meaning",
    "statement",
    "order",
    "heading",
    "inference",
    "cloze",
    "preposition",
    "schema",
)
"""The kinds of item that the generator makes, as the bank names them."""


@dataclass(frozen=True)
class _Row:
    """One line of the summary."""

    target: str
    items: int
    kinds: int
    words: int
    level: str
    kept: Kept


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument(
        "articles", nargs="+", metavar=say("generate", "arg.articles"), help=say("generate", "help.articles")
    )
    parser.add_argument("-o", "--output", metavar=say("generate", "arg.path"), help=say("generate", "help.output"))
    parser.add_argument("--seed", type=int, default=0, metavar="N", help=say("generate", "help.seed"))
    parser.add_argument("--level", choices=("A2", "B1", "B2", "C1"), default="B1", help=say("generate", "help.level"))
    parser.add_argument(
        "--types", metavar=say("generate", "arg.types"), help=say("generate", "help.types", kinds=", ".join(_KINDS))
    )
    parser.add_argument("--max", type=int, default=20, metavar="N", help=say("generate", "help.max"))
    parser.add_argument("--words", type=int, default=20, metavar="N", help=say("generate", "help.words"))
    parser.add_argument("--explain", action="store_true", help=say("generate", "help.explain"))


def run(options: argparse.Namespace) -> int:
    """Make every bank that can be made; exit status 1 when an article failed."""
    for name, value in (("--max", options.max), ("--words", options.words)):
        if not 0 <= value <= _MOST:
            raise QuizError(say("generate", "number", name=name, most=_MOST))
    sources = _sources(options.articles)
    chosen = _options(options)
    several = len(sources) > 1 or sources != options.articles  # a folder of one article is a folder still
    rows: list[_Row] = []
    taken: dict[Path, str] = {}
    failed = 0
    for number, source in enumerate(sources, 1):
        _progress(number, len(sources), source)
        try:
            rows.append(_one(source, options, chosen, taken, several=several))
        except QuizError as error:
            failed += 1
            _clear_progress()
            sys.stderr.write(f"quiz: {one_line(str(error))}\n")
    _clear_progress()
    _summary(rows, options)
    return 1 if failed else 0


def _options(options: argparse.Namespace) -> Options:
    from quiz.generate.build import Options  # noqa: PLC0415 - spaCy comes with it

    return Options(
        seed=options.seed,
        level=options.level,
        items=options.max,
        words=options.words,
        kinds=_kinds(options.types or ""),
    )


def _kinds(text: str) -> frozenset[str]:
    """The kinds named in a comma-separated list. Raises ``QuizError`` for one that does not exist."""
    kinds = [kind.strip() for kind in text.split(",") if kind.strip()]
    for kind in kinds:
        if kind not in _KINDS:
            raise QuizError(say("generate", "unknown-kind", kind=kind, kinds=", ".join(_KINDS)))
    return frozenset(kinds)


def _sources(names: list[str]) -> list[str]:
    """Files as given; a folder stands for the articles in it, sorted by name."""
    from quiz.ingest import suffixes  # noqa: PLC0415

    found: list[str] = []
    for name in names:
        path = Path(name)
        if name != "-" and path.is_dir():
            inside = sorted(
                p
                for p in path.iterdir()
                if p.suffix.lower() in suffixes() and not p.name.startswith((".", "LICEN", "README"))
            )
            if not inside:
                raise QuizError(say("generate", "empty-folder"), file=name)
            found += [str(p) for p in inside]
        else:
            found.append(name)
    return found


def _one(source: str, options: argparse.Namespace, chosen: Options, taken: dict[Path, str], *, several: bool) -> _Row:
    """Make the bank of one article; ``taken`` holds the files of this run, so that no two articles share one."""
    from quiz.generate.build import build  # noqa: PLC0415
    from quiz.ingest import read_source  # noqa: PLC0415

    report = build(read_source(source), chosen)
    if options.explain:
        _explain(report)
    bank = report.bank
    target = target_of(source, options.output, bank.id, several=several)
    if target is not None and taken.setdefault(target, source) != source:
        raise QuizError(say("generate", "same-bank", other=taken[target]), file=source)
    kept = _write(report, target, options.seed)
    kinds = len({item.kind for item in bank.items})
    return _Row(str(target or "-"), len(bank.items), kinds, len(bank.vocabulary), bank.level, kept)


def _write(report: Report, target: Path | None, seed: int) -> Kept:
    """Write the bank or merge it into the one that is there; without a target it goes to standard output."""
    from quiz.bankfile.merge import stamp  # noqa: PLC0415
    from quiz.bankfile.write import dump_bank  # noqa: PLC0415

    bank = stamp(report.bank, __version__, seed)
    if target is not None:
        return save(target, bank)
    sys.stdout.write(dump_bank(bank))
    return Kept()


def _progress(number: int, total: int, source: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K[{number}/{total}] {Path(source).name[:60]}")
        sys.stderr.flush()


def _clear_progress() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def _summary(rows: list[_Row], options: argparse.Namespace) -> None:
    """A table on standard error; standard output stays for a bank."""
    if not rows:
        return
    width = max(len(row.target) for row in rows)
    for row in rows:
        parts = [
            count("generate", "items", row.items),
            count("generate", "kinds", row.kinds),
            count("generate", "words", row.words),
        ]
        parts += [count("generate", key, n) for key, n in vars(row.kept).items() if n]
        level = say("level", "about", level=row.level.removeprefix("ongeveer "))
        sys.stderr.write(f"{row.target:<{width}}  {', '.join(parts)}; {level}\n")
        if row.items < min(5, options.max):
            sys.stderr.write(f"{'':<{width}}  {say('generate', 'little')}\n")


def _explain(report: Report) -> None:
    """Print every refusal with its reason, and what was sound but lost to better items."""
    write = sys.stderr.write
    for refused in report.refused:
        reason = say("gates", refused.gate)
        write(say("generate", "refused", paragraph=refused.paragraph, text=_short(refused.text), reason=reason) + "\n")
    for candidate in report.passed_over:
        write(
            say("generate", "passed-over", paragraph=candidate.sentence.paragraph, text=_short(candidate.stem)) + "\n"
        )


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 2].rstrip() + " …"
