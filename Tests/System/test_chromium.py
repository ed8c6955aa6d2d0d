"""The tests' own browser: one that hangs is replaced, loudly, and the next test has one that works."""

import signal
from collections.abc import Iterator

import pytest
from chromium import Chromium
from conftest import executable
from playwright.sync_api import Error, Playwright


@pytest.fixture
def hanging(playwright: Playwright) -> Iterator[Chromium]:
    chromium = Chromium(playwright, executable())
    yield chromium
    chromium.stop()


def test_a_context_that_does_not_close_costs_no_run(hanging: Chromium) -> None:
    context = hanging.new_context()
    context.new_page()
    hanging.signal(signal.SIGSTOP)
    with pytest.warns(UserWarning, match="was killed"):
        hanging.close(context, seconds=1)
    assert hanging.new_context().new_page().evaluate("1 + 1") == 2


def test_a_page_that_does_not_answer_fails_its_test_only(hanging: Chromium) -> None:
    page = hanging.new_context().new_page()
    with hanging.killed_after(1) as killed, pytest.raises(Error):
        page.evaluate("new Promise(() => {})")
    assert killed.is_set()
    assert hanging.new_context().new_page().evaluate("1 + 1") == 2
