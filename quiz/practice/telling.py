"""What is told after an answer and at the end, as pieces of text with a role; every face paints roles its own way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from quiz.locale import say
from quiz.practice.answered import Answered
from quiz.practice.grading.diff import Piece, difference
from quiz.practice.questions import TRUE, Form, Question
from quiz.practice.session import Session


class Role(StrEnum):
    """What a piece of text is."""

    PLAIN = "plain"
    STRONG = "strong"
    RIGHT = "right"
    WRONG = "wrong"
    FAINT = "faint"
    QUOTE = "quote"
    """Evidence in the text."""
    CHANGED = "changed"
    """Letters that differ."""


Pieces = list[tuple[str, Role]]
_ALIKE = 0.5
"""Texts less alike than this have no difference worth spelling out."""


def told(answered: Answered, *, whole_paragraph: bool, retry: bool = False) -> Pieces:
    """Verdict, right answer, reason and evidence; before a second try only the verdict and the reason."""
    question, grade = answered.question, answered.grade
    if retry:
        reason = _reason(answered)
        written = f"\n{say('practice', 'you-wrote')} {answered.given.strip()}"
        lines = [written, *(["\n" + reason] if reason else [])]
        return [_verdict(answered, "retry"), *((line, Role.PLAIN) for line in lines)]
    pieces: Pieces = [_verdict(answered, grade.verdict)]
    pieces += _right_answer(answered)
    for line in (_reason(answered), _leech(answered), question.explanation):
        if line:
            pieces.append(("\n" + line, Role.PLAIN))
    return pieces + evidence(question, whole_paragraph=whole_paragraph)


def model_answer(question: Question, typed: str, *, whole_paragraph: bool) -> Pieces:
    """An open question's answer beside what the learner wrote."""
    pieces: Pieces = []
    if typed.strip():
        pieces += [(say("practice", "you-wrote") + " ", Role.PLAIN), (typed.strip() + "\n", Role.PLAIN)]
    pieces.append((say("practice", "model-answer"), Role.PLAIN))
    if question.form is Form.SCHEMA:
        for label, answer in zip(question.lefts, question.accepted, strict=True):
            pieces += [(f"\n  {label} – ", Role.PLAIN), (answer, Role.STRONG)]
    else:
        pieces.append((" " + question.key, Role.STRONG))
    if question.explanation:
        pieces.append(("\n" + question.explanation, Role.PLAIN))
    pieces += evidence(question, whole_paragraph=whole_paragraph)
    return [*pieces, ("\n\n" + say("practice", "judge-yourself"), Role.STRONG)]


def evidence(question: Question, *, whole_paragraph: bool) -> Pieces:
    """Where the text says it: the quote, or the paragraph with the quote marked."""
    found = question.evidence
    if found is None:
        return []
    head = ("\n\n" + say("practice", "evidence", n=found.paragraph) + "\n", Role.FAINT)
    start = question.paragraph.find(found.quote)
    if not whole_paragraph or start < 0:
        return [head, (found.quote, Role.QUOTE)]
    end = start + len(found.quote)
    return [
        head,
        (question.paragraph[:start], Role.FAINT),
        (found.quote, Role.QUOTE),
        (question.paragraph[end:], Role.FAINT),
    ]


def shown_key(question: Question) -> str:
    """The key as a person reads it."""
    return shown_option(question, question.key)


def shown_option(question: Question, option: str) -> str:
    """An option as a person reads it."""
    if question.form is Form.TRUTH:
        return say("practice", "true" if option == TRUE else "false")
    return option


def shown_given(question: Question, given: str) -> str:
    """An answer as a person reads it, also where the log holds positions."""
    if question.form not in {Form.ORDER, Form.MATCH} or not given:
        return shown_option(question, given) if given else "–"
    places = given.split()
    if not all(place.isdecimal() and int(place) < len(question.options) for place in places):
        # the item was of another type when this was answered
        return given
    picked = [question.options[int(place)] for place in places]
    if question.form is Form.ORDER:
        return " → ".join(picked)
    return "; ".join(f"{left} – {right}" for left, right in zip(question.lefts, picked, strict=False))


def summary(session: Session) -> Pieces:
    """The end of a session: the score, what was left over, by skill after an exam, and the mistakes."""
    answers, mistakes = session.answers, session.mistakes
    left = sum(1 for question in session.queue if question.scored) - len(answers)
    score = say("practice", "score", right=len(answers) - len(mistakes), total=len(answers))
    pieces: Pieces = [(score, Role.STRONG)]
    if left > 0 and not session.mode.feedback:
        pieces.append((" · " + say("practice", "left-over", n=left), Role.PLAIN))
    if not session.mode.feedback:
        pieces += _by_skill(answers)
    if not mistakes:
        return [*pieces, ("\n\n" + say("practice", "no-mistakes"), Role.PLAIN)] if answers else pieces
    pieces.append(("\n\n" + say("practice", "look-again"), Role.PLAIN))
    for answer in mistakes:
        pieces += _mistake(answer)
    return pieces


def rating_label(rating: int, days: int) -> str:
    """A rating with its interval: *goed 8 d*."""
    return f"{say('practice', f'rating.{rating}')} {interval(days)}"


def interval(days: int) -> str:
    """A number of days as people say it; months and years with a decimal, as Anki shows them."""
    if days < 31:
        return say("practice", "interval.days", n=days)
    unit, length = ("months", 30.4) if days < 365 else ("years", 365.25)
    number = f"{days / length:.1f}".removesuffix(".0")
    return say("practice", f"interval.{unit}", n=number.replace(".", say("practice", "decimal")))


def _verdict(answered: Answered, verdict: str) -> tuple[str, Role]:
    """A sign and a word: state is never told by colour alone."""
    right = answered.grade.right
    name = "half" if verdict == "careless" and answered.grade.reason == "own" else verdict
    return f"{'✓' if right else '✗'} {say('practice', f'verdict.{name}')}", Role.RIGHT if right else Role.WRONG


def _right_answer(answered: Answered) -> Pieces:
    question, grade = answered.question, answered.grade
    if grade.reason == "exact":
        return []
    if question.form in {Form.ORDER, Form.MATCH, Form.SCHEMA}:
        return _composite_answer(question)
    key = grade.expected if question.form is Form.TYPED else shown_key(question)
    if question.form is not Form.TYPED or not answered.given.strip():
        return [("\n" + say("practice", "answer-is") + " ", Role.PLAIN), (key, Role.STRONG)]
    written, right = (say("practice", name) for name in ("you-wrote", "right-is"))
    width = max(len(written), len(right))
    typed, expected = _difference(answered.given.strip(), key)
    return [
        (f"\n{written:<{width}} ", Role.PLAIN),
        *typed,
        (f"\n{right:<{width}} ", Role.PLAIN),
        *expected,
    ]


def _composite_answer(question: Question) -> Pieces:
    picked = [question.options[place] for place in question.answer] or list(question.accepted)
    if question.form is Form.ORDER:
        lines = [f"{number}. {part}" for number, part in enumerate(picked, 1)]
    else:
        lines = [f"{left} – {right}" for left, right in zip(question.lefts, picked, strict=True)]
    return [("\n" + say("practice", "answer-is"), Role.PLAIN), *(("\n  " + line, Role.STRONG) for line in lines)]


def _difference(typed: str, expected: str) -> tuple[Pieces, Pieces]:
    ours, theirs = difference(typed, expected)
    alike = sum(len(piece.text) for piece in theirs if piece.same) >= _ALIKE * len(expected)
    return _marked(ours, alike=alike), _marked(theirs, alike=alike)


def _marked(pieces: Iterable[Piece], *, alike: bool) -> Pieces:
    return [(piece.text, Role.STRONG if piece.same or not alike else Role.CHANGED) for piece in pieces]


def _reason(answered: Answered) -> str:
    question, grade = answered.question, answered.grade
    if grade.reason == "partly":
        right = question.right_places(answered.given)
        return say("practice", "reason.partly", right=right, total=len(question.answer))
    if question.form is Form.CHOICE and not grade.right and answered.given in question.options and question.whys:
        return question.whys[question.options.index(answered.given)]
    return say("practice", f"reason.{grade.reason}")


def _leech(answered: Answered) -> str:
    from quiz.store import Card  # noqa: PLC0415 - only for the rare leech

    if not answered.leech:
        return ""
    return say("practice", "leech", n=Card.from_json(answered.review.after or "").lapses)


def _mistake(answer: Answered) -> Pieces:
    question = answer.question
    key = shown_given(question, " ".join(map(str, question.answer))) if question.answer else shown_key(question)
    prompt = question.prompt.replace("____", "…")
    return [
        (f"\n\n{prompt}", Role.PLAIN),
        (f"\n  ✗ {say('practice', 'your-answer', answer=shown_given(question, answer.given))}", Role.PLAIN),
        (f"\n  ✓ {key}", Role.STRONG),
    ]


def _by_skill(answers: list[Answered]) -> Pieces:
    total = Counter(answer.question.skill for answer in answers)
    right = Counter(answer.question.skill for answer in answers if answer.grade.right)
    if len(total) < 2:
        return []
    pieces: Pieces = [("\n\n" + say("practice", "by-skill"), Role.PLAIN)]
    for skill, number in total.most_common():
        name = say("practice", f"skill.{skill}")
        pieces.append((f"\n  {name}: {say('practice', 'score', right=right[skill], total=number)}", Role.PLAIN))
    return pieces
