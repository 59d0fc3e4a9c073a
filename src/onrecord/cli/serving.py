"""`onrecord serve`: the record as web pages on this machine."""

import click

from onrecord.cli.options import record_option
from onrecord.cli.views import opened
from onrecord.problems import OnrecordError


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to answer at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N", help="0: any.")
@click.option(
    "--token", envvar="ONRECORD_TOKEN", show_envvar=True, metavar="SECRET", help="Ask for this; made up if needed."
)
@record_option
def serve(host: str, port: int, token: str | None, where: str) -> None:
    """Show the record as web pages, until Ctrl-C.

    Pages answer on this machine only. At another --host they answer whoever brings the token, which is part of the
    address printed. Needs the extra web: pip install 'onrecord[web]'.

    \b
    Examples:
      onrecord serve --record news.sqlite
      onrecord serve --record news.sqlite --host 0.0.0.0 --port 8080
    """
    try:
        from onrecord.web.serving import serve as run
    except ModuleNotFoundError as error:
        raise OnrecordError("no-web-support", missing=error.name) from error
    with opened(where) as store:
        run(store, host, port, token, lambda address: click.echo(f"{where} at {address}  (stop with Ctrl-C)"))
