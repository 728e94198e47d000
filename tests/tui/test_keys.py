"""What keys and clicks do, over the whole application."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import OptionList

from quiz.errors import QuizError
from quiz.practice.modes import Mode
from quiz.practice.preferences import Preferences, load_preferences
from quiz.store import Store
from quiz.tui.app import QuizApp, Start
from quiz.tui.home import HomeScreen
from quiz.tui.session_screen import SessionScreen
from quiz.tui.widgets import rows_of_keys

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import MakeApp

Press = Callable[..., Awaitable[None]]
Text = Callable[[QuizApp], str]
SIZE = (80, 24)


def session_of(app: QuizApp) -> SessionScreen:
    assert isinstance(app.screen, SessionScreen)
    return app.screen


async def click_on(app: QuizApp, pilot: Any, screen_text: Text, words: str) -> None:
    """Click in the middle of the lowest place where these words stand: the question comes after its text."""
    for y, line in reversed(list(enumerate(screen_text(app).split("\n")))):
        found = re.search(re.escape(words), line)
        if found:
            await pilot.click(offset=(found.start() + len(words) // 2, y))
            return
    raise AssertionError(f"{words} is not on the screen")


async def test_digits_letters_arrows_and_mouse_choose_an_option(
    make_app: MakeApp, press: Press, screen_text: Text, store: Store
) -> None:
    app = make_app("fiets.yaml", start=Start(home=False, mode=Mode.CRAM))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        options = session_of(app).session.queue[0].options
        for keys in (("2",), ("b",), ("down", "enter"), ("j", "space"), ("up", "up", "enter")):
            await press(app, *keys)
            (answer,) = store.reviews(session_of(app).session.saved.id)
            assert answer.answer == options[1], keys
            await press(app, "u")
        await click_on(app, pilot, screen_text, options[1])
        (answer,) = store.reviews(session_of(app).session.saved.id)
        assert answer.answer == options[1]


async def test_a_session_is_played_by_mouse_alone_as_far_as_nothing_is_typed(
    make_app: MakeApp, screen_text: Text, store: Store
) -> None:
    app = make_app("fiets.yaml", start=Start(home=True))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await click_on(app, pilot, screen_text, "De fiets")
        await pilot.pause()
        await click_on(app, pilot, screen_text, "drie")
        assert "Helaas" in screen_text(app)
        await click_on(app, pilot, screen_text, "moeilijk")
        assert "Waarmee" in screen_text(app)
        await click_on(app, pilot, screen_text, "weet niet")
        assert "de bel" in screen_text(app)
        await click_on(app, pilot, screen_text, "verder")
        assert "Klaar!" in screen_text(app)
        await click_on(app, pilot, screen_text, "stop")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    assert [review.rating for review in store.log()] == [2, 1]


async def test_enter_goes_through_a_whole_session_and_mistakes_can_be_repeated(
    make_app: MakeApp, press: Press, screen_text: Text, store: Store
) -> None:
    app = make_app("fiets.yaml", start=Start(home=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "3", "enter", *"de fel", "enter", "enter", "enter")
        assert "Kijk hier nog eens naar" in screen_text(app)
        before = store.cards("fiets")
        await press(app, "r", "2", "enter")
        assert "alles oefenen" in screen_text(app)
        assert store.cards("fiets") == before


async def test_an_empty_field_is_not_an_answer_until_asked_twice(
    make_app: MakeApp, press: Press, screen_text: Text, store: Store
) -> None:
    app = make_app("fiets.yaml", start=Start(home=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "2", "enter", "enter")
        assert "Je hebt niets ingevuld" in screen_text(app)
        assert len(list(store.log())) == 1
        await press(app, "enter")
        assert "de bel" in screen_text(app)
        assert len(list(store.log())) == 2


async def test_letters_get_their_accents_by_tab(make_app: MakeApp, press: Press) -> None:
    app = make_app("fiets.yaml", start=Start(home=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "2", "enter", *"ide", "tab")
        body = session_of(app).body
        assert body.typed == "idé"
        await press(app, "tab")
        assert body.typed == "idë"
        await press(app, "tab", "tab", "tab")
        assert body.typed == "ide"
        await press(app, "x", "tab")
        assert body.typed == "idex"


async def test_digits_and_command_letters_are_text_in_a_field(make_app: MakeApp, press: Press) -> None:
    app = make_app("fiets.yaml", start=Start(home=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "2", "enter", *"1q2u?*@-0")
        assert session_of(app).body.typed == "1q2u?*@-0"


async def test_leaving_and_coming_back_goes_on_where_it_was(make_app: MakeApp, press: Press, screen_text: Text) -> None:
    app = make_app("fiets.yaml", start=Start(home=True))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "enter", "2", "q")
        assert isinstance(app.screen, HomeScreen)
        await press(app, "enter")
        assert "Je gaat verder waar je was: 1 gedaan" in screen_text(app)
        assert "Waarmee" in screen_text(app)


async def test_the_counts_of_home_follow_the_session(make_app: MakeApp, press: Press, screen_text: Text) -> None:
    app = make_app("fiets.yaml", start=Start(home=True))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert re.search(r"De fiets +0 +2 +0", screen_text(app))
        await press(app, "enter", "2", "q")
        assert re.search(r"De fiets +0 +1 +1", screen_text(app))
        assert "vandaag 1" in screen_text(app)


async def test_home_says_so_when_there_is_nothing_to_do(make_app: MakeApp, press: Press, screen_text: Text) -> None:
    app = make_app("fiets.yaml", start=Start(home=True), preferences=Preferences(new_per_day=0))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "enter")
        assert "Alles is gedaan voor vandaag" in screen_text(app)
        assert isinstance(app.screen, HomeScreen)


async def test_a_bank_is_found_by_its_title_without_accents_and_capitals(
    make_app: MakeApp, press: Press, screen_text: Text
) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Alles samen" in screen_text(app)
        await press(app, "slash", *"FIE", "enter")
        assert app.screen.query_one(OptionList).option_count == 1
        await press(app, "enter")
        assert session_of(app).session.queue[0].bank == "fiets"


async def test_all_banks_together_make_one_session(make_app: MakeApp, press: Press) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "home", "enter")
        assert {question.bank for question in session_of(app).session.queue} == {"aardappels", "fiets"}


async def test_flag_suspend_and_bury_by_their_keys(
    make_app: MakeApp, press: Press, screen_text: Text, store: Store
) -> None:
    app = make_app("aardappels.yaml", start=Start(home=False, mode=Mode.CRAM))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "asterisk")
        assert "★" in screen_text(app)
        await press(app, "at", "minus")
        marks = store.marks("aardappels")
        assert marks["wie"].flagged
        assert marks["wie"].suspended
        assert marks["stelling"].buried > 0
        await press(app, "ctrl+z", "ctrl+z")
        assert session_of(app).session.current is not None
        assert session_of(app).session.current.item == "wie"


async def test_what_is_put_aside_comes_back_through_the_palette(
    make_app: MakeApp, press: Press, screen_text: Text, store: Store
) -> None:
    app = make_app("fiets.yaml", start=Start(home=True))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "enter", "at", "escape", "ctrl+p", *"terugzetten")
        await pilot.pause(0.3)
        await press(app, "enter")
        await pilot.pause(0.3)
        assert "1 vraag teruggezet" in screen_text(app)
        assert not store.marks("fiets")["wiel"].suspended


async def test_own_keys_work_and_stand_in_the_line_and_the_help(
    make_app: MakeApp, press: Press, screen_text: Text, store: Store
) -> None:
    app = make_app(
        "fiets.yaml", start=Start(home=False), preferences=Preferences(keys={"undo": ("ctrl+u",), "flag": ("m",)})
    )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "2", "u")
        assert len(list(store.log())) == 1
        assert "ctrl+u neem terug" in screen_text(app)
        await press(app, "m", "question_mark")
        assert re.search(r"m +de vraag markeren", screen_text(app))
        await press(app, "escape", "ctrl+u")
        assert list(store.log()) == []


async def test_an_item_edited_in_the_editor_is_asked_as_it_is_now(
    make_app: MakeApp, press: Press, screen_text: Text, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = tmp_path / "fiets.yaml"
    bank.write_text(
        "title: De fiets\nitems:\n  - {id: wiel, stem: Hoeveel wielen?, key: twee, distractors: [drie, vier]}\n"
    )
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[-1])\np.write_text(p.read_text().replace('Hoeveel', 'Zeg hoeveel'))\n"
    )
    app = make_app(bank, start=Start(home=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        import sys

        monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
        await press(app, "e")
        assert "Zeg hoeveel wielen?" in screen_text(app)
        await press(app, "1")
        bank.write_text("items: [kapot")
        await press(app, "e")
        assert "Zeg hoeveel wielen?" in screen_text(app)


async def test_an_exam_shows_a_clock_and_no_verdict_and_ends_when_time_is_up(
    make_app: MakeApp, press: Press, screen_text: Text, clock: Any
) -> None:
    from datetime import timedelta

    app = make_app("aardappels.yaml", start=Start(home=False, mode=Mode.EXAM), preferences=Preferences(exam_minutes=2))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert re.search(r"1:\d\d  toets 1/", screen_text(app))
        await press(app, "1")
        assert "Helaas" not in screen_text(app)
        assert "Goed" not in screen_text(app)
        clock.moment += timedelta(minutes=5)
        session_of(app)._tick()
        await pilot.pause()
        assert "De tijd is om" in screen_text(app)
        assert "niet beantwoord" in screen_text(app)


async def test_reading_shows_the_text_and_marks_the_evidence(
    make_app: MakeApp, press: Press, screen_text: Text
) -> None:
    app = make_app("aardappels.yaml", start=Start(home=False, mode=Mode.READING))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(app, "enter")
        assert "Amsterdam is de hoofdstad" in screen_text(app)
        assert not app.screen.query(".marked")
        await press(app, "1")
        assert len(app.screen.query(".marked")) == 1
        await press(app, "enter", "t")
        assert "Amsterdam is de hoofdstad" not in screen_text(app)


async def test_a_small_screen_shows_text_or_question(make_app: MakeApp, press: Press, screen_text: Text) -> None:
    app = make_app("aardappels.yaml", start=Start(home=False, mode=Mode.READING))
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        assert "Eerst wast Jan" not in screen_text(app)
        await press(app, "enter")
        assert "Eerst wast Jan" in screen_text(app)
        await press(app, "1", "2", "0", "u")
        assert "Eerst wast Jan" in screen_text(app)
        assert len(session_of(app).session.done) == 1
        await press(app, "enter")
        assert "Wie wast" in screen_text(app)
        await press(app, "t")
        assert "Eerst wast Jan" in screen_text(app)


async def test_resizing_lays_out_anew_and_loses_nothing(make_app: MakeApp, press: Press, screen_text: Text) -> None:
    app = make_app("aardappels.yaml", start=Start(home=False))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(app, "enter", "2")
        for size in ((40, 15), (200, 60), (30, 10), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            lines = screen_text(app).split("\n")
            assert max(len(line) for line in lines) <= size[0]
            assert "stop" in screen_text(app), size
        assert "Helaas" in screen_text(app)


def test_the_line_of_keys_drops_from_the_end_only() -> None:
    keys = [(f"a{n}", "x", "woord") for n in range(9)]
    for width in range(8, 120):
        kept = [key for row in rows_of_keys(keys, width, 2) for key in row]
        assert kept == keys[: len(kept)]
        assert kept
        for row in rows_of_keys(keys, width, 2):
            assert len(" · ".join(f"{key} {label}" for _, key, label in row)) <= width or len(row) == 1


async def test_a_word_is_looked_up_and_added_while_practising(
    make_app: MakeApp, press: Press, screen_text: Text, tmp_path: Path
) -> None:
    bank = tmp_path / "tuin.yaml"
    text = "title: Tuin\ntext: [De fiets staat in de tuin.]\nitems:\n  - {id: waar, stem: Waar?, key: tuin, distractors: [huis, zee]}\n"
    bank.write_text(text, encoding="utf-8")
    app = make_app(bank, start=Start(home=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "o", *"fiets")
        assert "de fiets, fietsen" in screen_text(app)
        await press(app, "enter")
        assert "‘fiets’ staat nu bij de woorden" in screen_text(app)
        await press(app, "enter")
        assert "staat al bij de woorden" in screen_text(app)
        await press(app, "escape", "1")
        assert "Antwoord" in screen_text(app) or "Goed!" in screen_text(app)
    assert "word: fiets" in bank.read_text(encoding="utf-8")


async def test_every_theme_paints_every_phase(make_app: MakeApp, press: Press, screen_text: Text) -> None:
    app = make_app("fiets.yaml", start=Start(home=False, mode=Mode.CRAM))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for theme in sorted(app.available_themes):
            app.theme = theme
            await press(app, "1")
            assert "Antwoord" in screen_text(app) or "Goed!" in screen_text(app), theme
            await press(app, "u")


def test_a_theme_that_does_not_exist_is_named(make_app: MakeApp) -> None:
    with pytest.raises(QuizError, match="nergens"):
        make_app("fiets.yaml", preferences=Preferences(theme="nergens"))


async def test_a_theme_chosen_in_the_palette_is_there_the_next_time(
    make_app: MakeApp, press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_CONFIG", str(tmp_path / "quiz.toml"))
    app = make_app("fiets.yaml", start=Start(home=True))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await press(app, "ctrl+p", *"thema")
        await pilot.pause(0.3)
        await press(app, "enter")
        await pilot.pause(0.3)
        await press(app, *"nord")
        await pilot.pause(0.3)
        await press(app, "enter")
        await pilot.pause(0.1)
        assert app.theme == "nord"
    assert load_preferences(tmp_path / "quiz.toml").theme == "nord"


async def test_a_typed_answer_is_given_by_mouse_alone(make_app: MakeApp, screen_text: Text, store: Store) -> None:
    app = make_app("fiets.yaml", start=Start(home=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await click_on(app, pilot, screen_text, "twee")
        await click_on(app, pilot, screen_text, "verder")
        assert "a b c d" not in screen_text(app)
        await click_on(app, pilot, screen_text, "klik voor letters")
        await pilot.pause()
        for letter in ("d ", "e ", "[spatie]", "b ", "x ", "[wis]", "e ", "l "):
            await click_letter(app, pilot, screen_text, letter)
        assert session_of(app).body.typed == "de bel"
        await click_letter(app, pilot, screen_text, "[nakijken]")
        assert "Goed!" in screen_text(app)
        assert "a b c d" not in screen_text(app)
    assert [review.answer for review in store.log()] == ["twee", "de bel"]


async def click_letter(app: QuizApp, pilot: Any, screen_text: Text, label: str) -> None:
    """Click on a letter in the rows of letters, which come after the field."""
    lines = screen_text(app).split("\n")
    first = next(y for y, line in enumerate(lines) if "a b c d" in line)
    for y, line in enumerate(lines[first:], first):
        if label.strip() in line:
            await pilot.click(offset=(line.index(label.strip()), y))
            await pilot.pause()
            return
    raise AssertionError(label)


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_letters_to_click_fit_and_stay_for_the_next_question(
    make_app: MakeApp, press: Press, screen_text: Text, size: tuple[int, int]
) -> None:
    app = make_app("aardappels.yaml", start=Start(home=False, mode=Mode.CRAM))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        while session_of(app).place != "type":
            await press(app, "f7")
        await press(app, "f12")
        text = screen_text(app)
        shown = {char for line in text.split("\n") for char in line.split()}
        assert set("abcdefghijklmnopqrstuvwxyzéëï0123456789") <= shown
        assert "[spatie] [wis] [nakijken]" in text
        await press(app, "f7")
        assert "a b c d" in screen_text(app)
        await press(app, "f12")
        assert "a b c d" not in screen_text(app)


async def test_a_click_on_a_word_of_the_text_looks_it_up_and_another_adds_it(
    make_app: MakeApp, screen_text: Text, tmp_path: Path
) -> None:
    bank = tmp_path / "tuin.yaml"
    text = (
        "title: Tuin\ntext: ['De fiets staat binnen. Buiten, in een heel grote tuin met veel hoge bomen, staat ook een "
        "rode fiets.']\nitems:\n  - {id: waar, stem: Waar?, key: tuin, distractors: [huis, zee]}\n"
    )
    bank.write_text(text, encoding="utf-8")
    app = make_app(bank, start=Start(home=False, mode=Mode.READING))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await click_on(app, pilot, screen_text, "fiets.")
        await pilot.pause()
        assert "de fiets, fietsen" in screen_text(app)
        assert "Buiten, in een heel grote tuin" in screen_text(app)
        assert "staat binnen" not in screen_text(app)
        await click_on(app, pilot, screen_text, "voeg toe")
        assert "‘fiets’ staat nu bij de woorden" in screen_text(app)
        await click_on(app, pilot, screen_text, "terug")
        await pilot.pause()
        assert "Waar?" in screen_text(app)
    assert "quote: Buiten, in een heel grote tuin" in bank.read_text(encoding="utf-8").replace("'", "")


async def test_a_click_beside_the_words_looks_nothing_up(make_app: MakeApp, screen_text: Text) -> None:
    app = make_app("aardappels.yaml", start=Start(home=False, mode=Mode.READING))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await click_on(app, pilot, screen_text, "verder")
        await pilot.pause()
        shown = app.screen
        y = next(y for y, line in enumerate(screen_text(app).split("\n")) if "Eerst wast" in line)
        for x in (0, 2, 57):
            await pilot.click(offset=(x, y))
            await pilot.pause()
            assert app.screen is shown


@pytest.mark.parametrize(("size", "mode"), [((40, 15), Mode.READING), ((80, 24), Mode.TODAY)])
async def test_every_kind_of_question_is_played_by_mouse_alone(
    make_app: MakeApp, screen_text: Text, store: Store, size: tuple[int, int], mode: Mode
) -> None:
    app = make_app("aardappels.yaml", start=Start(home=False, mode=mode))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = session_of(app)
        forms = {question.form for question in screen.session.queue}
        for _ in range(80):
            text = screen_text(app)
            if screen.place == "done":
                break
            if screen.is_covered:
                word = "de vraag"
            elif screen.place == "ask" and (question := screen.session.current) and question.form.has_options:
                free = [n for n in range(len(question.options)) if n not in screen.body.options.picked]
                word = re.findall(rf"{free[0] + 1}  \w+", text)[-1]
            elif screen.place == "type" and "[nakijken]" not in text:
                await pilot.click("#answer")
                await pilot.pause()
                continue
            elif screen.place in {"type", "retry"}:
                await click_letter(app, pilot, screen_text, "b ")
                word = "[nakijken]"
            else:
                word = {"judge": "deels", "told": "verder", "ask": "enter"}[screen.place]
            await click_on(app, pilot, screen_text, word)
            await pilot.pause()
        assert screen.place == "done"
        assert {answer.question.form for answer in screen.session.done if hasattr(answer, "grade")} == forms
    assert {review.answer for review in store.log()} >= {"b"}
