"""The middle of the session screen: task, prompt, options or field, feedback, ratings; always painted in place."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from quiz.locale import say
from quiz.model.bank import GAP
from quiz.practice.questions import Form, Question
from quiz.practice.session import Answered
from quiz.practice.telling import Pieces, rating_label, shown_option
from quiz.tui.widgets import AnswerInput, Option, painted

MOST_OPTIONS: Final = 12
_SHOWN_GAP: Final = "_____"


class Body(VerticalScroll):
    """One question with everything around it. Widgets are reused: mounting new ones costs ten times as much."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="body")
        self.cursor = 0
        self.picked: list[int] = []
        self._question: Question | None = None

    def compose(self) -> ComposeResult:
        """Everything that a question may need, hidden where it does not."""
        yield Static(id="task")
        yield Static(id="prompt")
        yield Static(id="note")
        with Vertical(id="options"):
            for position in range(MOST_OPTIONS):
                option = Option(position)
                option.display = False
                yield option
        yield AnswerInput(id="answer", compact=True, select_on_focus=False)
        yield Static(id="feedback")
        yield Static(id="ratings")

    def ask(self, question: Question) -> None:
        """Show a question, unanswered."""
        self._question, self.picked, self.cursor = question, [], 0
        self._text("task", say("practice", f"task.{question.task}"))
        self._paint_prompt(question)
        self._text("note", question.note)
        shown = [shown_option(question, option) for option in question.options] if question.form.has_options else []
        for option in self.query(Option):
            if option.position < len(shown):
                option.show(shown[option.position])
            else:
                option.display = False
        self.query_one("#options").display = bool(shown)
        self.point(0)
        self.tell([])
        self.rate({}, 0)
        self.field(question.form.typed, "type-here" if question.form is Form.TYPED else "think-here")
        self.scroll_home(animate=False)

    def page(self, title: str, pieces: Pieces) -> None:
        """Show a text instead of a question (the summary)."""
        self._question = None
        self._text("task", title)
        for name in ("prompt", "note"):
            self._text(name, "")
        self.query_one("#options").display = False
        self.rate({}, 0)
        self.field(False)
        self.tell(pieces)
        self.scroll_home(animate=False)

    def tell(self, pieces: Pieces) -> None:
        """Show feedback under the question, in view."""
        feedback = self.query_one("#feedback", Static)
        feedback.display = bool(pieces)
        feedback.update(painted(pieces))

    def show_end(self) -> None:
        """Scroll so that the feedback is seen: its beginning where it is longer than the screen."""
        feedback = self.query_one("#feedback", Static)
        if feedback.region.height + self.query_one("#ratings").region.height >= self.size.height:
            self.scroll_to(y=feedback.virtual_region.y, animate=False)
        else:
            self.scroll_end(animate=False)

    def rate(self, ratings: dict[int, int], chosen: int) -> None:
        """Show the ratings with their intervals; a click on one is the same as its key."""
        line = self.query_one("#ratings", Static)
        line.display = bool(ratings)
        parts: list[Content] = []
        for rating, days in ratings.items():
            text = f"{rating} {rating_label(rating, days)}".replace(" ", "\u00a0")
            click = Style.from_meta({"@click": f"screen.do('rate-{rating}')"})
            shown = Content(f"▸{text}◂" if rating == chosen else f"\u00a0{text}\u00a0").stylize(click)
            parts.append(shown.stylize("bold reverse") if rating == chosen else shown)
        line.update(Content(" ").join(parts))

    def field(self, wanted: bool, placeholder: str = "") -> None:
        """Show or hide the field. A focused field swallows every printable key, so a hidden one never has the focus."""
        field = self.query_one("#answer", AnswerInput)
        field.display = wanted
        field.disabled = not wanted
        if wanted:
            field.value = ""
            field.placeholder = say("tui", placeholder)
            field.focus()
        else:
            self.screen.set_focus(None)

    def freeze(self) -> None:
        """Leave what was typed in sight, but take the focus from it."""
        self.query_one("#answer", AnswerInput).disabled = True
        self.screen.set_focus(None)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one("#answer", AnswerInput).value

    def turn_accent(self) -> bool:
        """Change the accent of the letter before the cursor."""
        return self.query_one("#answer", AnswerInput).turn_accent()

    # -- options --------------------------------------------------------------------------------------------------

    def options(self) -> list[Option]:
        """The options on the screen."""
        return [option for option in self.query(Option) if option.display]

    def point(self, step: int) -> None:
        """Move the cursor, round at the ends."""
        options = self.options()
        if not options or not self.query_one("#options").display:
            return
        self.cursor = (self.cursor + step) % len(options)
        for option in options:
            option.point(here=option.position == self.cursor)
        if step:
            self.scroll_to_widget(options[self.cursor], animate=False)

    def pick(self, position: int) -> str | None:
        """Pick an option for an order or a match; return the whole answer once it is complete."""
        question = self._question
        if question is None or position in self.picked:
            return None
        self.picked.append(position)
        self._repaint_picks(question)
        if len(self.picked) == len(question.answer):
            return " ".join(map(str, self.picked))
        return None

    def unpick(self) -> bool:
        """Take the last pick back."""
        if not self.picked or self._question is None:
            return False
        self.picked.pop()
        self._repaint_picks(self._question)
        return True

    def mark(self, answered: Answered) -> None:
        """Show which option was right and which one was picked."""
        question = answered.question
        for option in self.options():
            text = question.options[option.position]
            option.point(here=False)
            if text == question.key:
                option.mark("✓", "right")
            elif text == answered.given:
                option.mark("✗", "wrong")

    # -- inside ---------------------------------------------------------------------------------------------------

    def _text(self, name: str, text: str) -> None:
        widget = self.query_one(f"#{name}", Static)
        widget.display = bool(text)
        widget.update(Content(text))

    def _paint_prompt(self, question: Question) -> None:
        prompt = Content(question.prompt.replace(GAP, _SHOWN_GAP))
        lines = [prompt.stylize("bold")]
        for number, left in enumerate(question.lefts):
            if question.form is Form.MATCH:
                lines.append(self._pair(number, left, question))
            else:
                lines.append(Content(f"  {left}: …"))
        widget = self.query_one("#prompt", Static)
        widget.display = True
        widget.update(Content("\n").join(lines))

    def _pair(self, number: int, left: str, question: Question) -> Content:
        """A left side with what was picked for it; the one to pick for now has a pointer."""
        if number < len(self.picked):
            return Content(f"  {left} → {question.options[self.picked[number]]}")
        here = number == len(self.picked)
        return Content(f"{'▸' if here else ' '} {left} → …").stylize("bold" if here else "")

    def _repaint_picks(self, question: Question) -> None:
        if question.form is Form.MATCH:
            self._paint_prompt(question)
        for option in self.options():
            place = self.picked.index(option.position) + 1 if option.position in self.picked else 0
            number = str(option.position + 1)
            label = f"{number} → {place}" if place and question.form is Form.ORDER else number
            option.relabel(label, picked=bool(place))
