"""A view of one incident in the terminal: one value a slot by a rule that the reader chose, with who sets it."""

from __future__ import annotations

from typing import TextIO

from rich.text import Text

from firsthand.report.html_case import Case, Row, rows_of, word_of
from firsthand.report.html_safe import visible
from firsthand.report.terminal import console_of, indented, names_of, slot_words
from firsthand.report.views import RULES, ViewName, view_of

_LABEL = 22


def print_view(row: Row, incident_id: str, name: ViewName, stream: TextIO) -> None:
    """The view of an incident (its id), after the rule in words."""
    case, console = Case(row), console_of(stream)
    console.print()
    console.print(Text(f"In one value a slot, {name}", "bold").append(f": {RULES[name]}", "not bold dim"))
    for line in rows_of(case.collations.get(incident_id, {}), "rows"):
        found = view_of(line, name)
        if found is not None:
            text = Text(f"{slot_words(line):<{_LABEL}} ").append(visible(found.value), "bold")
            indented(console, text.append(f"  {names_of(map(case.name, found.origins))}", "cyan"), 2, hang=_LABEL)
        elif word_of(line, "relation") != "absent":
            indented(console, Text(f"{slot_words(line):<{_LABEL}} –", "dim"), 2)
