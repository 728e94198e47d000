"""Keys as a terminal sends them, and waiting for all that they do."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import events
from textual.app import App
from textual.keys import key_to_character


def key_event(key: str) -> events.Key:
    """A key by Textual's name, or a character."""
    return events.Key(key, key if len(key) == 1 else key_to_character(key))


async def settle(app: App[Any]) -> None:
    """Wait until nothing is left to do: no message in any queue, nothing to lay out or to paint."""
    quiet = 0
    for _ in range(2000):
        await asyncio.sleep(0.002)
        if app._exit:
            return
        screen = app.screen
        nodes = [app, screen, *screen.walk_children()]
        busy = any(not node._message_queue.empty() or node._pending_message is not None for node in nodes)
        quiet = 0 if busy or screen._layout_required or screen._callbacks else quiet + 1
        # a widget that is hidden stays dirty for ever, so that after a while dirt is no reason to wait
        if quiet > (10 if screen._dirty_widgets else 0):
            return
    raise AssertionError("the screen never comes to rest")


async def handled(app: App[Any]) -> None:
    """Wait until a key has been acted on; what it changes may still have to be painted."""
    quiet = 0
    for _ in range(5000):
        await asyncio.sleep(0)
        if app._exit:
            return
        nodes = [app, app.screen, *app.screen.walk_children()]
        busy = any(not node._message_queue.empty() or node._pending_message is not None for node in nodes)
        quiet = 0 if busy else quiet + 1
        if quiet > 3:
            return
    raise AssertionError("the key is never done with")
