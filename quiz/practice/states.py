"""A store whose memory states are those that its log comes to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quiz.practice import schedule
from quiz.practice.schedule import Scheduling
from quiz.store import Ref, Store


def open_store(path: Path, settings: Scheduling) -> Store:
    """Open the progress file; states that come from another scheduler are made again from the log."""
    store = Store(path)
    if store.get_meta("states") != schedule.FINGERPRINT:
        replay_states(store, store.refs(), settings)
        store.put_meta("states", schedule.FINGERPRINT)
    return store


def replay_states(store: Store, refs: Iterable[Ref], settings: Scheduling) -> None:
    """Make the states of some cards again from their logs."""
    store.put_cards({ref: schedule.replay(store.history(ref), settings) for ref in sorted(refs)})
