from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quiz.cli import linear
from quiz.cli.linear import Linear
from quiz.model.bank import Bank
from quiz.practice.decks import Deck
from quiz.practice.modes import Mode
from quiz.practice.opening import Plan, open_session
from quiz.practice.preferences import Preferences
from quiz.practice.questions import Form, Question, questions_of
from quiz.practice.session import Phase
from quiz.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.practice.conftest import Clock


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    from quiz.locale import language

    monkeypatch.setenv("QUIZ_LANG", "nl")
    language.cache_clear()
    monkeypatch.setattr(linear, "_now", clock)


def play(store: Store, bank: Bank, clock: Clock, lines: str, mode: Mode = Mode.CRAM, only: str = "") -> str:
    questions = [question for question in questions_of(bank, 0) if not only or question.item in only.split()]
    session = open_session(store, questions, Plan(mode, Preferences()), clock())
    assert session is not None
    out = io.StringIO()
    Linear(session, {bank.id: Deck(bank, None, tuple(questions))}, io.StringIO(lines), out).run()  # type: ignore[arg-type]
    return out.getvalue()


def line_for(question: Question) -> str:
    """What a person types to answer right."""
    if question.form in {Form.CHOICE, Form.TRUTH}:
        return str(question.options.index(question.key) + 1)
    if question.answer:
        return " ".join(str(place + 1) for place in question.answer)
    return "" if question.form.judged or not question.scored else question.key


def test_a_session_is_played_to_its_end_line_by_line(store: Store, bank: Bank, clock: Clock) -> None:
    asked = [question for question in questions_of(bank, 0) if question.scored]
    lines = "".join(line_for(question) + ("\n3\n" if question.form.judged else "\n") for question in asked)
    text = play(store, bank, clock, lines)
    assert f"{len(asked)} van de {len(asked)} goed" in text
    assert "Geen fouten." in text


def test_what_is_no_answer_is_asked_again(store: Store, bank: Bank, clock: Clock) -> None:
    text = play(store, bank, clock, "9\nhallo\n1 2\n/stop\n", only="wie")
    assert text.count("Dat is hier geen antwoord.") == 3
    assert list(store.log()) == []


def test_the_end_of_the_input_stops_and_keeps_everything(store: Store, bank: Bank, clock: Clock) -> None:
    text = play(store, bank, clock, "1\n", only="wie stelling")
    assert "Gestopt. Alles is bewaard" in text
    assert len(list(store.log())) == 1
    again = play(store, bank, clock, "2\n", only="wie stelling")
    assert "Je gaat verder waar je was: 1 gedaan." in again


def test_commands_work_in_words_of_both_languages(store: Store, bank: Bank, clock: Clock) -> None:
    text = play(
        store, bank, clock, "/hint\n/markeer\nonzin\n/goed\n/terug\n/tekst\n/help\n/opzij\n", only="hoofdstad gat"
    )
    assert "Hint: B······" in text
    assert "Gemarkeerd." in text
    assert "Teruggenomen" in text
    assert "[2] Amsterdam is de hoofdstad" in text
    assert "/morgen" in text
    assert store.marks("soorten")["hoofdstad"].suspended


def test_i_was_right_reaches_the_answer_before(store: Store, bank: Bank, clock: Clock) -> None:
    play(store, bank, clock, "iets anders\n\n/goed\n/stop\n", only="hoofdstad gat")
    assert [review.reason for review in store.log()] == ["overruled"]


def test_escapes_that_are_typed_are_never_written_back(store: Store, bank: Bank, clock: Clock) -> None:
    text = play(store, bank, clock, "\x1b]0;titel\x07Brussel\n", only="hoofdstad")
    assert "\x1b" not in text


def test_letters_that_differ_stand_in_brackets(store: Store, bank: Bank, clock: Clock) -> None:
    assert "Brus[s]el" in play(store, bank, clock, "Brusel\n", only="hoofdstad")


async def test_the_full_screen_and_the_plain_lines_write_the_same_log(
    make_store: object, bank: Bank, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz.bankfile.write import save_bank
    from quiz.practice.decks import load_decks
    from quiz.tui.app import QuizApp, Start

    save_bank(tmp_path / "soorten.yaml", bank)
    decks, _ = load_decks([tmp_path / "soorten.yaml"], 0)
    wanted = [question for question in decks[0].questions if not question.word]
    deck = replace(decks[0], questions=tuple(wanted))
    lines = {"wie": "2", "stelling": "1", "hoofdstad": "Brusel", "gat": "schilde", "waarom": "om te eten"}

    plain_store: Store = make_store("plain")  # type: ignore[operator]
    session = open_session(plain_store, deck.questions, Plan(Mode.TODAY), clock())
    assert session is not None
    answers: list[str] = []
    for question in wanted:
        answers += [lines.get(question.item, line_for(question))]
        answers += [""] if question.item == "gat" else []
        answers += ["2"] if question.form.judged else []
    Linear(session, {deck.id: deck}, io.StringIO("\n".join(answers) + "\n"), io.StringIO()).run()
    assert session.phase is Phase.DONE

    for module in ("app", "home", "session_screen"):
        monkeypatch.setattr(f"quiz.tui.{module}.now", clock)
    screen_store: Store = make_store("screen")  # type: ignore[operator]
    app = QuizApp([deck], screen_store, Preferences(), Start(home=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for question in wanted:
            typed = lines.get(question.item, line_for(question))
            keys = [key for key in typed if key != " " or question.form.typed]
            keys = ["space" if key == " " else key for key in keys]
            await pilot.press(*keys, *(["enter"] if question.form.typed or not question.options else []))
            if question.item == "gat":
                await pilot.press("enter")
            if question.form.judged:
                await pilot.press("2")
            if question.scored:
                await pilot.press("enter")
    logged = [
        [(r.bank, r.item, r.answer, r.verdict, r.reason, r.rating, r.scheduled) for r in store.log()]
        for store in (plain_store, screen_store)
    ]
    assert logged[0] == logged[1]
    assert len(logged[0]) == len(wanted)
    assert plain_store.cards("soorten").keys() == screen_store.cards("soorten").keys()
