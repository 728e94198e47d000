"""Progress on disk: an append-only log of reviews and marks, the sessions they belong to, the states they lead to."""

from quiz.store.records import Card, Events, Mark, Marks, Ref, Review, SavedSession
from quiz.store.store import Store, StoreError, default_path

__all__ = ["Card", "Events", "Mark", "Marks", "Ref", "Review", "SavedSession", "Store", "StoreError", "default_path"]
