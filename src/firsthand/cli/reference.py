"""The reference of the commands, from their own help: python -m firsthand.cli.reference > docs/reference/cli.md"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from firsthand.cli import Commands, group

WIDTH = 100
HEAD = """# Commands

Made from the commands' own help by `python -m firsthand.cli.reference > docs/reference/cli.md`; a test compares them.

Every command ends with 0 when it did its work, 1 when nothing could be read (or `--strict` met a failure), 2 when it
was called wrongly or the case cannot be used, and 130 when it was stopped by Ctrl-C. Results go to standard output,
progress and complaints to standard error.
"""


def reference() -> str:
    """The whole page."""
    return HEAD + "".join(f"\n## {name}\n\n```\n{text}\n```\n" for name, text in _helps("firsthand", group))


def _helps(name: str, command: click.Command, parent: click.Context | None = None) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command, parent, info_name=name.split()[-1], max_content_width=WIDTH, terminal_width=WIDTH,
        help_option_names=["-h", "--help"],
    )  # fmt: skip
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        names = command.list_commands(context) if isinstance(command, Commands) else sorted(command.commands)
        for below in names:
            found = command.get_command(context, below)
            if found is not None:
                yield from _helps(f"{name} {below}", found, context)


if __name__ == "__main__":
    sys.stdout.write(reference())
