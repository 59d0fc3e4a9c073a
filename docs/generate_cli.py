"""Write docs/cli.md from the commands' own help: python docs/generate_cli.py."""

from pathlib import Path

import click

from onrecord.cli import main

PAGE = Path(__file__).parent / "cli.md"
_WIDTH = 100
_HEAD = """# Commands

This page is generated from `onrecord --help`; change the help, then run `python docs/generate_cli.py`.

Exit statuses: 0 all is well, 1 something could not be read or done, 2 the command was not understood, 130 stopped by
Ctrl-C, 141 the reader of the output went away. Colour is left out where the output is no terminal, and where `NO_COLOR`
is set.
"""


def page() -> str:
    """The page as it should be."""
    settings = {**main.context_settings, "max_content_width": _WIDTH, "terminal_width": _WIDTH}
    parent = click.Context(main, info_name="onrecord", **settings)
    sections = [_HEAD, _section("onrecord", main.get_help(parent))]
    for name, command in sorted(main.commands.items()):
        context = click.Context(command, parent, info_name=name)
        sections.append(_section(f"onrecord {name}", command.get_help(context)))
    return "\n".join(sections)


def _section(title: str, words: str) -> str:
    return f"## {title}\n\n```text\n{words}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
