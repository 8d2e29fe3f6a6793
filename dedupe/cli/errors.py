"""How errors reach a person: one line on standard error, exit code 2, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from dedupe.cli.streams import unheard
from dedupe.errors import DedupeError

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_ERROR = 2
EXIT_INTERRUPTED = 130
DEBUG = "DEDUPE_DEBUG"
"""Environment variable that shows the traceback of a mistake of ours."""


def guard(body: Callable[[], object]) -> int:
    """Run `body`, turn what it raises into one line and an exit code."""
    try:
        code = body()
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return EXIT_ERROR
    except click.UsageError as error:
        if error.ctx is not None:
            click.echo(error.ctx.get_usage(), err=True)
        return _fail(error.format_message(), _help_hint(error))
    except click.ClickException as error:
        return _fail(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        click.echo("dedupe: interrupted", err=True)
        return EXIT_INTERRUPTED
    except DedupeError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # The reader of our output (`| head`) is gone: nothing more to say, and nothing to say it to.
        unheard()
        return EXIT_OK
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _fail(f"{place}{error.strerror or error}")
    except Exception as error:  # the last stop: whatever is left is our mistake, and no user's reading
        if os.environ.get(DEBUG):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _fail(f"dedupe itself failed: {what}", f" (a bug: please report it; {DEBUG}=1 shows where)")
    return code if isinstance(code, int) else EXIT_OK


def _fail(message: str, hint: str = "") -> int:
    click.echo(f"dedupe: error: {printable(message)}{hint}", err=True)
    return EXIT_ERROR


def _help_hint(error: click.UsageError) -> str:
    return "" if error.ctx is None else f" (see {error.ctx.command_path} --help)"


def printable(text: str) -> str:
    """`text` with control characters and lone surrogates escaped, so that a name cannot drive a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)
