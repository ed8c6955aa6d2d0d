"""The browser of the tests. A chromium that no longer answers is killed, so that one lost message costs one test and not the run."""

import os
import signal
import threading
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Playwright

CLOSE_SECONDS = 30
"""How long a context may take to close: chromium now and then never says that it did, and playwright waits for ever."""
TEST_SECONDS = 240
"""How long a test may look at pages; playwright waits without end for what a page's script gives."""


class Chromium:
    """Debian's chromium, driven by playwright: nothing is downloaded. After a kill the next context gets a new one."""

    def __init__(self, playwright: Playwright, executable: str):
        self.playwright = playwright
        self.executable = executable
        self.mark = f"--guanjia-tests={uuid.uuid4()}"
        self.browser: Browser | None = None

    def new_context(self, **ways: object) -> BrowserContext:
        if not (self.browser and self.browser.is_connected()):
            self.browser = self.playwright.chromium.launch(
                executable_path=self.executable, args=["--no-sandbox", self.mark])
        return self.browser.new_context(**ways)

    def close(self, context: BrowserContext, seconds: float = CLOSE_SECONDS) -> None:
        """Closes a context, and says so loudly when only a kill could."""
        with self.killed_after(seconds) as killed:
            try:
                context.close()
            except Error:
                if context.browser and context.browser.is_connected():
                    raise
        if killed.is_set():
            warnings.warn(f"chromium did not close a context within {seconds} s and was killed", stacklevel=2)

    @contextmanager
    def killed_after(self, seconds: float) -> Iterator[threading.Event]:
        """Kills chromium when what is done here takes longer: what waits for it then fails at once."""
        killed = threading.Event()

        def kill() -> None:
            killed.set()
            self.signal(signal.SIGKILL)

        timer = threading.Timer(seconds, kill)
        timer.start()
        try:
            yield killed
        finally:
            timer.cancel()

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to chromium's main process."""
        for process in self._processes():
            os.kill(process, number)

    def _processes(self) -> Iterator[int]:
        for line in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = line.read_bytes().split(b"\0")
            except OSError:  # it has ended
                continue
            if self.mark.encode() in words and not any(word.startswith(b"--type=") for word in words):
                yield int(line.parent.name)

    def stop(self) -> None:
        with self.killed_after(CLOSE_SECONDS):
            if self.browser:
                self.browser.close()
