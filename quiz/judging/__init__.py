"""Blind judging of a bank: forms with spoiled items mixed in, and what the verdicts say."""
