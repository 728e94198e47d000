"""Checks any bank, generated or written by hand: shape, wording, options, evidence, grammar and vocabulary."""

from quiz.checking.check import check_bank

__all__ = ["check_bank"]
