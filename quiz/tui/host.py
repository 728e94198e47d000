"""What a session asks of the application around it."""

from __future__ import annotations

from typing import Protocol

from quiz.practice.decks import Deck
from quiz.practice.questions import Question
from quiz.practice.session import Session


class Host(Protocol):
    """The application, as a session sees it."""

    decks: dict[str, Deck]

    def leave_session(self) -> None:
        """Go back to where the session was begun."""
        ...

    def repeat_mistakes(self, session: Session) -> Session | None:
        """A session of the mistakes of another, which leaves the schedule alone."""
        ...

    def edit_question(self, question: Question) -> Question | None:
        """Edit a question's item in the learner's editor; return it as it is now, ``None`` where nothing came of it."""
        ...

    def read_again(self, deck: Deck) -> Deck:
        """Read a bank again after a word was added; a session that is on keeps its queue."""
        ...
