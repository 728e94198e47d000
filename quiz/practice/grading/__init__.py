"""Grades typed Dutch as a teacher would: a verdict, a reason and the difference, letter by letter."""
