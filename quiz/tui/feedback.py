"""What is told after an answer, as pieces of text with a style; meaning never hangs on the style alone."""

from __future__ import annotations

from quiz.locale import say
from quiz.practice.questions import TRUE, Question
from quiz.practice.session import Answered

Pieces = list[tuple[str, str]]


def told(answered: Answered, *, full: bool) -> Pieces:
    """Verdict, right answer, reason and evidence; ``full`` shows the whole paragraph with the evidence marked."""
    question, grade = answered.question, answered.grade
    pieces: Pieces = [(_verdict(answered), "bold $success" if grade.right else "bold $error")]
    if not grade.right or grade.verdict == "careless":
        pieces += [("\n" + say("tui", "answer-is") + " ", ""), (shown_key(question), "bold")]
    reason = _reason(answered)
    if reason:
        pieces.append(("\n" + reason, ""))
    if question.explanation:
        pieces.append(("\n" + question.explanation, ""))
    return pieces + _evidence(question, full=full)


def _verdict(answered: Answered) -> str:
    verdict = answered.grade.verdict
    sign = {"right": "✓", "careless": "✓", "wrong": "✗"}[verdict]
    return f"{sign} {say('tui', f'verdict.{verdict}')}"


def _reason(answered: Answered) -> str:
    question, grade = answered.question, answered.grade
    if question.mode == "typed" and grade.reason not in {"exact", "other", "stored", "case", "number-word"}:
        return say("tui", f"reason.{grade.reason}")
    if not grade.right and question.mode == "choice" and answered.given in question.options:
        return question.whys[question.options.index(answered.given)] if question.whys else ""
    return ""


def shown_key(question: Question) -> str:
    """The key as a person reads it."""
    if question.mode == "truth":
        return say("tui", "true" if question.key == TRUE else "false")
    return question.key


def _evidence(question: Question, *, full: bool) -> Pieces:
    evidence = question.evidence
    if evidence is None:
        return []
    head = "\n\n" + say("tui", "evidence", n=evidence.paragraph) + "\n"
    start = question.paragraph.find(evidence.quote)
    if full and start >= 0:
        end = start + len(evidence.quote)
        return [(head, ""), (question.paragraph[:start], "dim"), (evidence.quote, "underline"), (question.paragraph[end:], "dim")]
    return [(head, ""), (evidence.quote, "underline")]


def model_answer(question: Question, typed: str) -> Pieces:
    """An open question's answer beside what the learner wrote."""
    pieces: Pieces = []
    if typed.strip():
        pieces += [(say("tui", "you-wrote") + " ", ""), (typed.strip() + "\n", "")]
    pieces += [(say("tui", "model-answer") + " ", ""), (question.key, "bold")]
    return [*pieces, *_evidence(question, full=False), ("\n\n" + say("tui", "judge-yourself"), "")]


def mistakes(answers: list[Answered]) -> Pieces:
    """The summary's list of wrong answers."""
    if not answers:
        return [(say("tui", "no-mistakes"), "")]
    pieces: Pieces = [(say("tui", "look-again") + "\n", "")]
    for answer in answers:
        pieces += [("\n" + answer.question.prompt + "\n", ""), ("  ✓ " + shown_key(answer.question) + "\n", "bold")]
    return pieces
