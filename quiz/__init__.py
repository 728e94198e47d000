"""Reading and vocabulary exercises from Dutch articles."""

__version__ = "0.1.0"
