"""The command line: `onrecord read`, `add`, and the views of a record. What is slow to import waits until needed."""

import os
import sys
import traceback
from typing import Any

import click

from onrecord.cli import across, actors, events, exporting, ledger, places, reading, serving, views
from onrecord.problems import OnrecordError, message

INTERRUPTED, PIPE_CLOSED = 130, 141
"""Exit statuses as the shell gives them for Ctrl-C and for a reader of the output that went away."""


class _Commands(click.Group):
    """A group whose commands end in a message and a status, never in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except (click.ClickException, click.exceptions.Exit):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # What is left in the buffer has nowhere to go; Python would complain about it at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        except OnrecordError as error:
            _fail(ctx, str(error))
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{os.path.basename(place.filename)}:{place.lineno}"
            _fail(ctx, message("unexpected", why=f"{type(error).__name__}: {error}", where=where))


def _fail(ctx: click.Context, words: str) -> None:
    from onrecord.terminal import safe

    click.echo(f"onrecord: {safe(words)}", err=True)
    ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
def main() -> None:
    """News in, sourced record out: who said what, tied to the exact words.

    \b
    Examples:
      onrecord read article.txt                        show what one article reports
      onrecord add news/ --record news.sqlite          keep a record of a folder
      onrecord statements --by Putin --about troops    ask the record
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that knows no é gets a question mark


_ALONE = (reading.read, reading.add, exporting.export, serving.serve, places.places)
for command in (*_ALONE, *views.COMMANDS, *events.COMMANDS, *ledger.COMMANDS, *actors.COMMANDS, *across.COMMANDS):
    main.add_command(command)
