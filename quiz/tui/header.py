"""The session's two top lines as text: title, mode and number; a bar of what is done."""

from __future__ import annotations

from datetime import datetime

from quiz.locale import say
from quiz.practice.day import milliseconds
from quiz.practice.modes import Mode
from quiz.practice.session import Phase, Session


def header_lines(session: Session, now: datetime, width: int) -> tuple[str, str]:
    """Both lines, ``width`` cells each; the title gives way where there is no room for all."""
    total = len(session.queue)
    done = session.number_done
    number = min(done + (1 if session.phase in {Phase.ASK, Phase.JUDGE} else 0), total)
    flag = "★ " if session.flagged() else ""
    right = f"{_clock(session, now)}{flag}{say('practice', f'mode.{session.mode}')} {number}/{total}"
    room = max(0, width - len(right) - 2)
    question = session.shown or (session.queue[-1] if session.queue else None)
    title = question.title if question else ""
    cut = title if len(title) <= room else title[: max(0, room - 1)].rstrip() + "…"
    filled = round(width * done / total) if total else 0
    return f"{cut:<{room}}  {right}", "━" * filled + "─" * (width - filled)


def _clock(session: Session, now: datetime) -> str:
    """The time that an exam has left."""
    if session.mode is not Mode.EXAM or session.phase is Phase.DONE:
        return ""
    left = max(0, session.deadline() - milliseconds(now)) // 1000
    return f"{left // 60}:{left % 60:02d}  "
