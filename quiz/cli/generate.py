"""``quiz generate``: articles to banks, with progress, a summary and on request every refusal."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz import __version__
from quiz.errors import QuizError
from quiz.locale import count, say

if TYPE_CHECKING:
    from quiz.generate.build import Options, Report
    from quiz.model.article import Article

_SUFFIXES: Final = frozenset({".txt", ".md", ".markdown", ".text"})
_MOST: Final = 200
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
    rows: list[_Row] = []
    failed = 0
    for number, source in enumerate(sources, 1):
        _progress(number, len(sources), source)
        try:
            rows.append(_one(source, options, chosen, several=len(sources) > 1))
        except QuizError as error:
            failed += 1
            _clear_progress()
            sys.stderr.write(f"quiz: {error}\n")
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
    found: list[str] = []
    for name in names:
        path = Path(name)
        if name != "-" and path.is_dir():
            inside = sorted(
                p
                for p in path.iterdir()
                if p.suffix.lower() in _SUFFIXES and not p.name.startswith((".", "LICEN", "README"))
            )
            if not inside:
                raise QuizError(say("generate", "empty-folder"), file=name)
            found += [str(p) for p in inside]
        else:
            found.append(name)
    return found


def _one(source: str, options: argparse.Namespace, chosen: Options, *, several: bool) -> _Row:
    from quiz.generate.build import build  # noqa: PLC0415

    article = _article(source)
    report = build(article, chosen)
    if options.explain:
        _explain(report)
    target = _write(report, source, options, several=several)
    bank = report.bank
    return _Row(target, len(bank.items), len({item.kind for item in bank.items}), len(bank.vocabulary), bank.level)


def _article(source: str) -> Article:
    from quiz.ingest import read_article, read_article_bytes  # noqa: PLC0415

    if source == "-":
        return read_article_bytes(sys.stdin.buffer.read(), name="-")
    return read_article(Path(source))


def _write(report: Report, source: str, options: argparse.Namespace, *, several: bool) -> str:
    """Write the bank or merge it into the one that is there; ``-o -`` or standard input goes to standard output."""
    from quiz.bankfile.merge import stamp  # noqa: PLC0415
    from quiz.bankfile.write import dump_bank  # noqa: PLC0415

    bank = stamp(report.bank, __version__, options.seed)
    target = _target(source, options.output, report.bank.id, several=several)
    if target is None:
        sys.stdout.write(dump_bank(bank))
        return "-"
    _save(target, bank)
    return str(target)


def _target(source: str, output: str | None, identifier: str, *, several: bool) -> Path | None:
    if output == "-" or (output is None and source == "-"):
        return None
    if output is None:
        return Path("decks") / f"{identifier}.yaml"
    path = Path(output)
    if several or path.is_dir() or output.endswith(("/", "\\")):
        return path / f"{identifier}.yaml"
    return path


def _save(target: Path, bank: object) -> None:
    from quiz import atomic  # noqa: PLC0415
    from quiz.bankfile import BankError, read_bank  # noqa: PLC0415
    from quiz.bankfile.merge import merge_banks  # noqa: PLC0415
    from quiz.bankfile.write import dump_bank  # noqa: PLC0415
    from quiz.model.bank import Bank  # noqa: PLC0415

    assert isinstance(bank, Bank)
    try:
        if target.exists():
            try:
                old = read_bank(target)
            except BankError as error:
                raise QuizError(say("bank", "not-overwritten"), file=str(target), line=error.line) from None
            if any(finding.severity == "error" for finding in old.findings):
                raise QuizError(say("bank", "not-overwritten"), file=str(target), line=old.findings[0].line)
            atomic.write_text(target, merge_banks(old, bank).text)
        else:
            atomic.write_text(target, dump_bank(bank))
    except OSError as error:
        raise QuizError(say("generate", "unwritable", reason=error.strerror or "?"), file=str(target)) from None


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
        sys.stderr.write(f"{row.target:<{width}}  {', '.join(parts)}, {row.level}\n")
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
    return text if len(text) <= 90 else text[:88].rstrip() + " …"
