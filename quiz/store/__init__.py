"""Progress on disk: an append-only log of reviews and the sessions they belong to."""

from quiz.store.store import Review, SavedSession, Store, StoreError

__all__ = ["Review", "SavedSession", "Store", "StoreError"]
