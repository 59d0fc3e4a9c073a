"""Ctrl-C in the middle of what belongs together."""

import signal
import threading
from collections.abc import Callable
from contextlib import suppress

import pytest

from onrecord.cli.interrupts import interrupts_held


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def held(*steps: Callable[[], object]) -> list[int]:
    """The steps that were begun, by number, before one of them or the end of the block raised."""
    begun = []
    with suppress(KeyboardInterrupt, ZeroDivisionError), interrupts_held():
        for number, step in enumerate(steps, 1):
            begun.append(number)
            step()
    return begun


def test_an_interrupt_waits_for_the_end_of_the_block() -> None:
    assert held(interrupt, list) == [1, 2]
    block = interrupts_held()
    block.__enter__()
    interrupt()
    with pytest.raises(KeyboardInterrupt):
        block.__exit__(None, None, None)


def test_a_second_interrupt_does_not_wait() -> None:
    assert held(interrupt, list, interrupt, list) == [1, 2, 3]


def test_an_error_goes_before_the_interrupt() -> None:
    def failing() -> None:
        with interrupts_held():
            interrupt()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()


def test_afterwards_interrupts_are_taken_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interrupts_held():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(KeyboardInterrupt):
        interrupt()


def test_other_threads_hold_nothing() -> None:
    seen = []

    def body() -> None:
        with interrupts_held():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]
