"""The command line: parse, call, show."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import sys
from typing import Any

import click

import firsthand
from firsthand.errors import FirsthandError

# Commands with what they do, each in the module of its name: only the one that is called is loaded.
COMMANDS = {
    "trace": "Read articles into a case and show what rests on what.",
    "show": "Show a case, or one incident of it, in the terminal.",
    "report": "Write a case as pages for a browser, no network needed.",
    "sources": "List the sources of a case and what rests on them.",
    "judge": "Settle what the program leaves open.",
    "read": "Show who says what in articles, without a case.",
    "export": "Print a case for other programs.",
    "reuse": "Show the passages that records share.",
    "place": "Tell which place each name stands for.",
    "gazetteer": "Use places of your own.",
}
STOPPED = 130  # what shells give a program that Ctrl-C ended


class Commands(click.Group):
    """The commands, loaded when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if importlib.util.find_spec(f"firsthand.cli.{name}")]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        command = getattr(importlib.import_module(f"firsthand.cli.{name}"), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(firsthand.__version__, prog_name="firsthand")
def group() -> None:
    """Shows what a report rests on: who says what, who took it from whom, where the accounts differ.

    \b
    Example:
      firsthand trace articles/ --case war.case
      firsthand show war.case
      firsthand report war.case -o pages/
    """


def main(arguments: list[str] | None = None) -> None:
    """Runs the program and ends it: 0 done, 1 nothing could be read (or --strict and a failure), 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        given = sys.argv[1:] if arguments is None else arguments
        with group.make_context("firsthand", list(given)) as context:  # group.main() would end a closed pipe with 1
            code: Any = group.invoke(context)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; what was read is kept, run the same command again to go on", err=True)
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except FirsthandError as error:
        click.echo(f"firsthand: {error}", err=True)
        return 2
    except OSError as error:  # a full disk, a folder that may not be written to: the system says which and why
        named = f"{error.filename}: " if error.filename else ""
        click.echo(f"firsthand: {named}{error.strerror or error}; nothing more was written", err=True)
        _let_go()
        return 2
    return code if isinstance(code, int) else 0


def _let_go() -> None:
    """Drops what could not be put out: held back, it would fail once more when the program ends."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError):
            sys.stdout.close()
