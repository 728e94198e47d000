"""The middle of the session screen: task, prompt, options or field, feedback, ratings; always painted in place.

Five widgets in all: each one shown costs a third of a millisecond between a key and what it changes.
"""

from __future__ import annotations

import textwrap
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style

from quiz.locale import say
from quiz.model.bank import GAP
from quiz.practice.answered import Answered
from quiz.practice.questions import Form, Question
from quiz.practice.telling import Pieces, rating_label, shown_option
from quiz.tui.letters import Letters
from quiz.tui.widgets import AnswerInput, Text, painted

_SHOWN_GAP: Final = "_____"
_SIGN_STYLES: Final = {"✓": "bold $text-success", "✗": "$text-error", "▸": "bold"}
_LEAST_WIDTH: Final = 20


class Options(Text):
    """The options of a question, one under another; a click on one is the same as its key."""

    def __init__(self) -> None:
        super().__init__(id="options")
        self.texts: list[str] = []
        self.cursor = 0
        self.picked: list[int] = []
        self.signs: dict[int, str] = {}
        self.numbered = False

    def show(self, texts: list[str], *, numbered: bool) -> None:
        """Take new options; ``numbered`` shows in which order they are picked."""
        self.texts, self.cursor, self.picked, self.signs, self.numbered = texts, 0, [], {}, numbered
        self.display = bool(texts)
        self.paint()

    def paint(self) -> None:
        """Paint sign or cursor, number and text; a long text hangs under itself."""
        width = max(_LEAST_WIDTH, self.parent_width)
        self.update(Content("\n").join(self._option(position, width) for position in range(len(self.texts))))

    @property
    def parent_width(self) -> int:
        """The cells there are for a line."""
        return self.container_size.width or self.app.size.width - 6

    def _option(self, position: int, width: int) -> Content:
        sign = self.signs.get(position) or ("▸" if position == self.cursor and not self.signs else " ")
        place = self.picked.index(position) + 1 if position in self.picked else 0
        label = f"{position + 1} → {place}" if place and self.numbered else str(position + 1)
        front = f"{sign} {label}  "
        lines = textwrap.wrap(self.texts[position], width - len(front)) or [""]
        text = Content(front + ("\n" + " " * len(front)).join(lines))
        style = "$foreground-muted" if place else _SIGN_STYLES.get(sign, "")
        if style:
            text = text.stylize(style)
        # Textual paints what can be clicked in one colour: once the outcome is shown, that must not hide it
        return text if self.signs else text.stylize(Style.from_meta({"@click": f"screen.pick({position})"}))


class Body(VerticalScroll):
    """One question with everything around it. Widgets are reused: mounting new ones costs ten times as much."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="body")
        self._question: Question | None = None
        self._told: Pieces = []
        self._ratings: dict[int, int] = {}
        self._chosen = 0
        self._letters_wanted = False

    def compose(self) -> ComposeResult:
        """Everything that a question may need, hidden where it does not."""
        self.head = Text(id="head")
        self.options = Options()
        self.answer = AnswerInput(id="answer", compact=True, select_on_focus=False)
        self.letters = Letters(id="letters")
        self.letters.display = False
        self.tail = Text(id="tail")
        yield self.head
        yield self.options
        yield self.answer
        yield self.letters
        yield self.tail

    def ask(self, question: Question) -> None:
        """Show a question, unanswered."""
        self._question = question
        shown = [shown_option(question, option) for option in question.options] if question.form.has_options else []
        self.options.show(shown, numbered=question.form is Form.ORDER)
        self._paint_head()
        self.tell([])
        self.field(question.form.typed, "type-here" if question.form is Form.TYPED else "think-here")
        self.scroll_home(animate=False)

    def page(self, title: str, pieces: Pieces) -> None:
        """Show a text instead of a question (the summary)."""
        self._question = None
        self.head.update(Content(title).stylize("bold"))
        self.options.show([], numbered=False)
        self.field(False)
        self.tell(pieces)
        self.scroll_home(animate=False)

    def tell(self, pieces: Pieces, ratings: dict[int, int] | None = None, chosen: int = 0) -> None:
        """Show feedback under the question, and the ratings with their intervals."""
        self._told, self._ratings, self._chosen = pieces, ratings or {}, chosen
        self._paint_tail()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self.options.paint()
        self._paint_tail()
        self._show_letters()

    def show_end(self) -> None:
        """Scroll so that the feedback is seen: its beginning where it is longer than the screen."""
        # deferred once more: the first refresh only finds out how high the feedback is
        self.call_after_refresh(self._scroll_to_feedback)

    def _scroll_to_feedback(self) -> None:
        if self.tail.size.height >= self.size.height:
            self.scroll_to(y=self.tail.virtual_region.y, animate=False)
        elif self.virtual_size.height > self.size.height:
            self.scroll_end(animate=False, immediate=True)

    def field(self, wanted: bool, placeholder: str = "") -> None:
        """Show or hide the field. A focused field swallows every printable key, so a hidden one never has the focus."""
        field = self.answer
        if field.display != wanted:
            field.display = wanted
        if field.disabled == wanted:
            field.disabled = not wanted
        if wanted:
            field.value = ""
            field.placeholder = say("tui", placeholder)
            field.focus()
        elif self.screen.focused is not None:
            self.screen.set_focus(None)
        self._show_letters()

    def turn_letters(self) -> None:
        """Show or hide the letters to click on; they stay for the questions to come."""
        self._letters_wanted = not self._letters_wanted
        self._show_letters()
        if self.letters.display:
            self.call_after_refresh(self.scroll_to_widget, self.letters, animate=False)

    def _show_letters(self) -> None:
        shown = self._letters_wanted and self.answer.display and not self.answer.disabled
        if shown:
            self.letters.show(self.options.parent_width)
        if self.letters.display != shown:
            self.letters.display = shown

    def freeze(self) -> None:
        """Leave what was typed in sight, but take the focus from it."""
        if self.answer.display:
            self.answer.disabled = True
            self.screen.set_focus(None)
            self._show_letters()

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.answer.value if self.answer.display else ""

    def turn_accent(self) -> bool:
        """Change the accent of the letter before the cursor."""
        return self.answer.turn_accent()

    # -- options --------------------------------------------------------------------------------------------------

    def point(self, step: int) -> None:
        """Move the cursor, round at the ends."""
        options = self.options
        if not options.texts:
            return
        options.cursor = (options.cursor + step) % len(options.texts)
        options.paint()
        if self.virtual_size.height > self.size.height:
            self.scroll_to(y=options.virtual_region.y + options.cursor - 2, animate=False)

    def pick(self, position: int) -> str | None:
        """Pick an option for an order or a match; return the whole answer once it is complete."""
        question = self._question
        if question is None or position in self.options.picked:
            return None
        self.options.picked.append(position)
        self._repaint_picks(question)
        if len(self.options.picked) == len(question.answer):
            return " ".join(map(str, self.options.picked))
        return None

    def unpick(self) -> bool:
        """Take the last pick back."""
        if not self.options.picked or self._question is None:
            return False
        self.options.picked.pop()
        self._repaint_picks(self._question)
        return True

    def mark(self, answered: Answered) -> None:
        """Show which option was right and which one was picked; of an order or a match which picks were right."""
        question = answered.question
        if not question.form.has_options:
            return
        signs = dict.fromkeys(range(len(question.options)), " ")
        if question.answer:
            for picked, right in zip(self.options.picked, question.answer, strict=False):
                signs[picked] = "✓" if picked == right else "✗"
        else:
            for position, option in enumerate(question.options):
                if option == question.key:
                    signs[position] = "✓"
                elif option == answered.given:
                    signs[position] = "✗"
        self.options.signs = signs
        self.options.paint()

    # -- inside ---------------------------------------------------------------------------------------------------

    @property
    def _blank(self) -> str:
        """What stands between parts: an empty line where there is room."""
        return "\n" if self.screen.has_class("short") else "\n\n"

    def _paint_head(self) -> None:
        question = self._question
        if question is None:
            return
        task = say("practice", f"task.{question.task}")
        prompt = Content(question.prompt.replace(GAP, _SHOWN_GAP)).stylize("bold")
        parts: list[str | Content | tuple[str, str]] = [(task, "$foreground-muted"), self._blank, prompt]
        for number, left in enumerate(question.lefts):
            pair = self._pair(number, left, question) if question.form is Form.MATCH else Content(f"  {left}: …")
            parts += ["\n", pair]
        if question.note:
            parts += [self._blank, (question.note, "$foreground-muted")]
        self.head.update(Content.assemble(*parts))

    def _paint_tail(self) -> None:
        told = painted(self._told)
        ratings = self._painted_ratings()
        if not len(told):
            self.tail.display = False
            return
        self.tail.display = True
        self.tail.update(Content.assemble(told, self._blank, ratings) if len(ratings) else told)

    def _painted_ratings(self) -> Content:
        rows: list[list[Content]] = [[]]
        room = max(_LEAST_WIDTH, self.size.width - 5)
        for rating, days in self._ratings.items():
            text = f"{rating} {rating_label(rating, days)}"
            chosen = rating == self._chosen
            shown = Content(f"▸{text}◂" if chosen else f" {text} ")
            shown = shown.stylize("bold reverse") if chosen else shown
            if rows[-1] and sum(len(part) + 1 for part in rows[-1]) + len(shown) > room:
                rows.append([])
            rows[-1].append(shown.stylize(Style.from_meta({"@click": f"screen.do('rate-{rating}')"})))
        return Content("\n").join(Content(" ").join(row) for row in rows)

    def _pair(self, number: int, left: str, question: Question) -> Content:
        """A left side with what was picked for it; the one to pick for now has a pointer."""
        picked = self.options.picked
        if number < len(picked):
            return Content(f"  {left} → {question.options[picked[number]]}")
        here = number == len(picked)
        return Content(f"{'▸' if here else ' '} {left} → …").stylize("bold" if here else "")

    def _repaint_picks(self, question: Question) -> None:
        if question.form is Form.MATCH:
            self._paint_head()
        self.options.paint()
