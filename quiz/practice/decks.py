"""Banks as decks to practise: found on disk, read, turned into questions; a bad bank never hides the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from quiz.errors import QuizError
from quiz.locale import say
from quiz.model.bank import Bank
from quiz.practice.questions import Question, questions_of

FOLDER: Final = Path("decks")
"""Where banks are looked for when none is named."""


@dataclass(frozen=True)
class Deck:
    """A bank with its questions."""

    bank: Bank
    path: Path
    questions: tuple[Question, ...]

    @property
    def id(self) -> str:
        """The bank's id, which progress hangs on."""
        return self.bank.id

    @property
    def title(self) -> str:
        """The bank's title, or its file's name."""
        return self.bank.title or self.path.stem


def load_decks(
    paths: Sequence[Path], seed: int, *, words: bool = True, prepared: Path | None = None
) -> tuple[list[Deck], list[QuizError]]:
    """Read the banks named, and those in the folders named, by name; ``prepared`` is a folder to keep them in.

    Returns the decks and what is wrong with the others.  Raises ``QuizError`` where there is nothing to practise: no
    bank at all, a bank named by itself that cannot be read, or two banks with one id.
    """
    files = bank_files(paths)
    decks: list[Deck] = []
    errors: list[QuizError] = []
    for path in files:
        try:
            decks.append(load_deck(path, seed, words=words, prepared=prepared))
        except QuizError as error:
            if path in paths:
                raise
            errors.append(error)
    _refuse_same_id(decks)
    if not any(deck.questions for deck in decks):
        raise errors[0] if errors else QuizError(say("practice", "no-questions"))
    return decks, errors


def load_deck(path: Path, seed: int, *, words: bool = True, prepared: Path | None = None) -> Deck:
    """Read one bank, or what ``prepared`` keeps of it. Raises ``BankError`` where nothing of it can be used."""
    if prepared is None:
        return _made(path, seed, words=words)
    from quiz.practice.prepared import Prepared  # noqa: PLC0415 - only the first screen is in such a hurry

    try:
        kept = Prepared(prepared, path, path.read_bytes(), seed, words=words)
    except OSError:
        return _made(path, seed, words=words)
    if (found := kept.read()) is not None:
        return Deck(found[0], path, found[1])
    deck = _made(path, seed, words=words)
    kept.keep((deck.bank, deck.questions))
    return deck


def _made(path: Path, seed: int, *, words: bool) -> Deck:
    from quiz.bankfile import load_sound  # noqa: PLC0415 - where all is prepared, nobody waits for the YAML reader

    bank = load_sound(path)
    return Deck(bank, path, tuple(questions_of(bank, seed, words=words)))


def bank_files(paths: Sequence[Path]) -> list[Path]:
    """Files as given; a folder stands for its banks by name. Raises ``QuizError`` where there is none."""
    found: list[Path] = []
    for path in paths or [FOLDER]:
        if path.is_dir():
            found += sorted(file for file in path.iterdir() if _is_bank(file))
        elif paths:
            found.append(path)
    if not found:
        raise QuizError(say("practice", "no-banks"))
    return list(dict.fromkeys(found))


def _is_bank(path: Path) -> bool:
    return path.suffix in {".yaml", ".yml"} and not path.name.startswith(".") and path.is_file()


def _refuse_same_id(decks: Sequence[Deck]) -> None:
    seen: dict[str, Deck] = {}
    for deck in decks:
        if deck.id in seen:
            raise QuizError(say("practice", "same-id", id=deck.id, other=seen[deck.id].path), file=str(deck.path))
        seen[deck.id] = deck
