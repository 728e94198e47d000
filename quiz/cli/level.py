"""``quiz level``: how hard an article is, as text or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from quiz.locale import say
from quiz.text.safe import one_line

if TYPE_CHECKING:
    from quiz.classroom.level import Level

_BAR: Final = 30
_WIDTH: Final = 76


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("articles", nargs="+", metavar=say("level", "arg.article"), help=say("level", "help.article"))
    parser.add_argument("--json", action="store_true", help=say("level", "help.json"))


def run(options: argparse.Namespace) -> int:
    """Print a report for every article. Raises ``QuizError`` for one that cannot be read."""
    from quiz.classroom.level import level_of  # noqa: PLC0415 - spaCy comes with it
    from quiz.ingest import read_source  # noqa: PLC0415
    from quiz.nlp.analyse import analyse  # noqa: PLC0415

    levels = [level_of(analyse(read_source(name))) for name in options.articles]
    if options.json:
        sys.stdout.write(json.dumps([_rounded(level) for level in levels], ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join("\n".join(_lines(level)) + "\n" for level in levels))
    return 0


def _rounded(level: Level) -> dict[str, object]:
    plain = asdict(level)
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in plain.items()}


def _lines(level: Level) -> list[str]:
    def number(value: float, digits: int = 1) -> str:
        return f"{value:.{digits}f}".replace(".", say("practice", "decimal"))

    def share(value: float) -> str:
        return f"{100 * value:.0f} %"

    flesch = say("level", f"flesch.{level.flesch_band}")
    lines = [
        one_line(level.title),
        say("level", "band", band=say("level", "about", level=level.band.removeprefix("ongeveer "))),
        "",
        say("level", "size", words=level.words, sentences=level.sentences, length=number(level.sentence_length)),
        say("level", "flesch", score=number(level.flesch_douma, 0), band=flesch),
        say(
            "level",
            "lint",
            score=number(level.lint, 0),
            level=level.lint_level,
            about=say("level", f"lint.{level.lint_level}"),
        ),
        "  "
        + say(
            "level",
            "lint-parts",
            frequency=number(level.frequency),
            dependency=number(level.dependency),
            content=number(level.content_words),
            concrete=share(level.concrete),
        ),
        say("level", "clauses", passives=share(level.passives), subordinates=share(level.subordinates)),
        "",
        say("level", "bands"),
    ]
    for name, value in zip(("5", "4", "3", "2"), level.bands, strict=True):
        lines.append(f"  {say('level', f'bands.{name}'):<22}{share(value):>5}  {'█' * round(_BAR * value)}".rstrip())
    return [*lines, "", *_hard(level)]


def _hard(level: Level) -> list[str]:
    if not level.hard_words:
        return [say("level", "no-hard")]
    words = ", ".join(
        say("level", "hard-word", word=one_line(word.word), n=word.paragraph) for word in level.hard_words
    )
    return [
        say("level", "hard"),
        *wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False),
    ]
