"""Grades typed Dutch as a teacher would: a verdict, a reason and the difference, letter by letter."""

from quiz.practice.grading.diff import Piece, difference
from quiz.practice.grading.grade import Grade, Verdict, grade

__all__ = ["Grade", "Piece", "Verdict", "difference", "grade"]
