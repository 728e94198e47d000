"""The command palette in the language of the interface: Textual's own English is replaced here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.align import Align
from rich.text import Text
from textual.app import SystemCommand
from textual.command import CommandList, CommandListItem, CommandPalette, SimpleProvider
from textual.widgets.option_list import Option

from quiz.errors import QuizError
from quiz.locale import say
from quiz.practice.preferences import preferences_path, save_theme

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp


class Palette(CommandPalette):
    """The palette with our words."""

    def _action_command_list(self, action: str) -> None:
        """As Textual's, which fails at a page key that comes before the list was laid out."""
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """As Textual's, which has its English sentence inside."""
        self._stop_no_matches_countdown()

        def show() -> None:
            if search_value:
                line = Align.center(Text(say("tui", "palette.none"), style="not bold"))
                self.query_one(CommandList).add_option(Option(line, disabled=True, id=self._NO_MATCHES))
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, show)


def open_palette(app: QuizApp) -> None:
    """Show the commands of the place that the learner is in."""
    commands = [(title, callback, text) for title, text, callback, _ in commands_of(app)]
    _open(app, commands, "palette.search")


def open_themes(app: QuizApp) -> None:
    """Show the themes to choose from."""
    _open(app, [(name, partial(_set_theme, app, name), "") for name in sorted(app.available_themes)], "palette.themes")


def _open(app: QuizApp, commands: Sequence[CommandListItem], placeholder: str) -> None:
    if not app.screen.has_class("--textual-command-palette"):
        # Textual passes such a provider itself, though its annotation asks for a class
        provider: Any = SimpleProvider(app.screen, list(commands))
        app.push_screen(Palette(providers=[provider], placeholder=say("tui", placeholder), id="--command-palette"))


def commands_of(app: QuizApp) -> Iterable[SystemCommand]:
    """What the palette offers: the actions of the screen, then themes and leaving."""
    screen = app.screen
    for action in getattr(screen, "PALETTE", ()):
        yield SystemCommand(
            say("tui", f"help.{action}"),
            say("tui", f"key.{action}"),
            partial(screen.action_do, action),  # type: ignore[attr-defined]
        )
    yield SystemCommand(say("tui", "command.theme"), say("tui", "command.theme-about"), partial(open_themes, app))
    yield SystemCommand(say("tui", "command.quit"), say("tui", "command.quit-about"), app.exit)


def _set_theme(app: QuizApp, name: str) -> None:
    """Change the theme now and for the next time."""
    app.theme = name
    try:
        save_theme(preferences_path(), name)
    except QuizError as error:
        app.notify(str(error), severity="warning", markup=False)
