from __future__ import annotations

from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.practice.preferences import Preferences, load_preferences, preferences_path, save_theme
from quiz.tui.keys import Keymap


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "quiz.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "none.toml") == Preferences()


def test_settings_are_read(tmp_path: Path) -> None:
    text = 'new_per_day = 5\nretention = 0.85\nreduced_motion = true\n[keys]\nflag = "f"\nundo = ["u", "ctrl+u"]\n'
    found = load_preferences(write(tmp_path, text))
    assert (found.new_per_day, found.retention, found.reduced_motion) == (5, 0.85, True)
    assert found.keys == {"flag": ("f",), "undo": ("u", "ctrl+u")}
    assert found.scheduling.retention == 0.85


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("new_per_day = 5\nretention = 1.5\n", 2, "retention"),
        ("\n\nrollover_hour = 25\n", 3, "rollover_hour"),
        ('new_per_day = "veel"\n', 1, "new_per_day"),
        ("new_per_day = true\n", 1, "new_per_day"),
        ("niets = 1\n", 1, "niets"),
        ("[keys]\nflag = 3\n", 2, "flag"),
        ("keys = 3\n", 1, "keys"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(QuizError, match=word) as caught:
        load_preferences(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuizError, match="TOML"):
        load_preferences(write(tmp_path, "= =\n"))
    with pytest.raises(QuizError):
        load_preferences(tmp_path)


def test_the_settings_stand_where_the_variables_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path))
    monkeypatch.delenv("QUIZ_CONFIG", raising=False)
    assert preferences_path() == tmp_path / "quiz.toml"
    monkeypatch.setenv("QUIZ_CONFIG", str(tmp_path / "other.toml"))
    assert preferences_path() == tmp_path / "other.toml"


def test_an_own_key_takes_the_place_of_the_usual_one() -> None:
    keymap = Keymap({"flag": ("m",)})
    assert keymap.action("told", "m") == "flag"
    assert keymap.action("told", "asterisk") is None
    assert keymap.key("told", "flag") == "m"


def test_a_key_that_would_do_two_things_is_refused() -> None:
    with pytest.raises(QuizError, match="undo"):
        Keymap({"flag": ("u",)})
    with pytest.raises(QuizError, match="nergens"):
        Keymap({"nergens": ("u",)})


def test_letters_are_text_where_there_is_a_field() -> None:
    keymap = Keymap()
    assert keymap.action("type", "u") is None
    assert keymap.action("type", "ctrl+z") == "undo"
    assert keymap.key("type", "undo") == "ctrl+z"


def test_a_theme_is_saved_and_every_other_line_stays(tmp_path: Path) -> None:
    path = write(tmp_path, "# van mij\nnew_per_day = 5\n[keys]\nflag = 'm'\n")
    for theme in ("nord", "dracula"):
        save_theme(path, theme)
        found = load_preferences(path)
        assert (found.theme, found.new_per_day, found.keys) == (theme, 5, {"flag": ("m",)})
        assert "# van mij" in path.read_text(encoding="utf-8")
    save_theme(tmp_path / "nieuw" / "quiz.toml", "nord")
    assert load_preferences(tmp_path / "nieuw" / "quiz.toml").theme == "nord"
    broken = write(tmp_path, "= =")
    with pytest.raises(QuizError):
        save_theme(broken, "nord")
    assert broken.read_text(encoding="utf-8") == "= ="
