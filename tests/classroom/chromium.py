"""A real Chromium for tests, spoken to over a pipe: no network, no driver."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PATH = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40, "ArrowRight": 39}


class Browser:
    """One page of one browser."""

    def __init__(self, process: subprocess.Popen[bytes], send: int, receive: int) -> None:
        self._process, self._send, self._receive = process, send, receive
        self._rest = b""
        self._number = 0
        self._session = ""
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        self.requests: list[str] = []
        self.call("Page.enable")
        self.call("Network.enable")
        self.call("Runtime.enable")
        self.errors: list[Any] = []

    def call(self, method: str, **params: Any) -> Any:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self) -> Any:
        while b"\0" not in self._rest:
            part = os.read(self._receive, 1 << 20)
            assert part, "the browser has gone"
            self._rest += part
        text, _, self._rest = self._rest.partition(b"\0")
        message = json.loads(text)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if message.get("method") == "Runtime.exceptionThrown":
            self.errors.append(message["params"])
        return message

    def open(self, path: Path, width: int = 390, height: int = 800) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=width < 600
        )
        # marked, so that a page that is opened again can't be taken for the one that was there; and asked in one breath,
        # as two questions may be answered by two documents
        self.run("window.departed = true")
        self.requests.clear()
        self.call("Page.navigate", url=path.as_uri())
        arrived = (
            f"!window.departed && document.readyState === 'complete' && location.href === {json.dumps(path.as_uri())}"
        )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if self.run(arrived):
                return
            time.sleep(0.02)
        raise AssertionError("the page did not load")

    def run(self, script: str) -> Any:
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def press(self, key: str) -> None:
        text = {"Enter": "\r", " ": " "}.get(key, "")
        event = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": _KEYS[key]}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text: str) -> None:
        self.call("Input.insertText", text=text)


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Start a browser and end it again."""
    assert PATH
    commands, answers = os.pipe(), os.pipe()

    def place() -> None:
        # the pipe is expected at 3 and 4; by way of high numbers, so that none is overwritten
        read, write = os.dup2(commands[0], 100), os.dup2(answers[1], 101)
        os.dup2(read, 3)
        os.dup2(write, 4)

    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run --remote-debugging-pipe"
    process = subprocess.Popen(
        [PATH, *flags.split(), f"--user-data-dir={profile}", "about:blank"],
        preexec_fn=place,  # noqa: PLW1509 - the tests have no threads here
        close_fds=False,
        stderr=subprocess.DEVNULL,
    )
    os.close(commands[0])
    os.close(answers[1])
    try:
        yield Browser(process, commands[1], answers[0])
    finally:
        process.kill()
        process.wait()
        os.close(commands[1])
        os.close(answers[0])
