"""The YAML question bank: reading with a line for everything, writing for people, merging with their edits."""

from quiz.bankfile.load import Finding, Loaded, load_sound, read_bank
from quiz.bankfile.read import BankError

__all__ = ["BankError", "Finding", "Loaded", "load_sound", "read_bank"]
