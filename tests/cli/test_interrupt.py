"""Ctrl-C at the worst moments; in processes of their own, as it is theirs."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")

START = """
import _thread, os, signal, sys, time, weakref
from dedupe.cli.interrupt import heed_interrupts
heed_interrupts()
"""


def ended(body: str) -> tuple[int, str, str]:
    """Exit code and output of a program that is to end by Ctrl-C."""
    program = START + textwrap.dedent(body) + "\ntime.sleep(10)\nprint('went on')\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    return done.returncode, done.stdout, done.stderr


def test_anywhere() -> None:
    code, out, err = ended("os.kill(os.getpid(), signal.SIGINT)")
    assert (code, out) == (-2, "")
    assert err.endswith("KeyboardInterrupt\n")


def test_in_the_callback_of_a_weak_reference() -> None:
    code, out, err = ended(
        """
        class Thing: pass
        thing = Thing()
        reference = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGINT))
        del thing
        """
    )
    assert (code, out) == (-2, "")
    assert "ignored" not in err


def test_within_the_import_machinery() -> None:
    code, out, err = ended(
        """
        body = "os.kill(os.getpid(), signal.SIGINT); time.sleep(0)"
        exec(compile(body, "<frozen importlib._bootstrap>", "exec"))
        print("left its locks", flush=True)
        """
    )
    assert (code, out) == (-2, "left its locks\n")
    assert err.endswith("KeyboardInterrupt\n")


def test_what_else_cannot_be_raised_is_told() -> None:
    _, _, err = ended(
        """
        class Thing:
            def __del__(self): raise ValueError("told")
        Thing()
        os.kill(os.getpid(), signal.SIGINT)
        """
    )
    assert "ValueError: told" in err


def test_a_handler_of_somebody_else_is_left_alone() -> None:
    code, out, _ = ended(
        """
        signal.signal(signal.SIGINT, lambda *_: os._exit(7))
        heed_interrupts()
        os.kill(os.getpid(), signal.SIGINT)
        """
    )
    assert (code, out) == (7, "")
