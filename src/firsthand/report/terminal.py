"""A case in the terminal: incidents in order of how much rests on how little, the origins behind most, failures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from firsthand.report.html_case import Case, bounds_words, rows_of, unique, when_words, word_of
from firsthand.report.html_safe import visible

Row = Mapping[str, Any]
SHOWN = 15  # incidents of the summary
ROWS_SHOWN = 3  # disagreements and excesses of an incident in it
NAMES_SHOWN = 3
WORDS_SHOWN = 60
LEAST_WIDTH = 100  # columns where the output is no terminal
# Relations that a reader should see first.
CONFLICTS = ("contradict", "differ", "incomparable", "unsupported")
RELATION_STYLE = {"contradict": "red", "differ": "yellow", "agree": "green", "refine": "cyan"}


def console_of(stream: TextIO) -> Console:
    """A console that colours terminals only, and is wide enough for files."""
    console = Console(file=stream, highlight=False, markup=False, soft_wrap=False)
    return console if console.is_terminal else Console(
        file=stream, highlight=False, markup=False, width=LEAST_WIDTH, color_system=None
    )  # fmt: skip


def print_case(row: Row, stream: TextIO, *, everything: bool = False, name: str = "") -> None:
    """The summary of a case: its incidents (at most SHOWN unless `everything`), origins and failures."""
    case, console = Case(row), console_of(stream)
    outlets = {case.outlet(d) for d in case.documents.values()}
    sizes = [(len(case.documents), "article"), (len(outlets), "outlet"), (len(case.incidents), "incident")]
    console.print(
        Text(f"{name}: " if name else "") + Text(", ".join(count_words(n, word) for n, word in sizes), "bold")
    )
    ordered = by_weight(case)
    for incident in ordered if everything else ordered[:SHOWN]:
        console.print()
        _print_short(case, incident, console)
    if len(ordered) > SHOWN and not everything:
        console.print(f"\n… and {count_words(len(ordered) - SHOWN, 'more incident')} (--all shows them)")
    _print_origins(case, console)
    _print_failures(case, console)


def print_incident(row: Row, incident_id: str, stream: TextIO) -> None:
    """One incident: its table of readings with the chain behind each value, and what goes beyond the sources."""
    case, console = Case(row), console_of(stream)
    incident = next(i for i in case.incidents if i["id"] == incident_id)
    _print_short(case, incident, console, everything=True)
    for line in rows_of(case.collations.get(incident_id, {}), "rows"):
        console.print()
        group = f" ({word_of(line, 'group')})" if line.get("group") else ""
        head = Text(f"{word_of(line, 'slot').replace('_', ' ')}{group}  ", "bold")
        head.append(word_of(line, "relation"), RELATION_STYLE.get(word_of(line, "relation"), "dim"))
        console.print(head)
        for reading in rows_of(line, "readings"):
            _print_reading(case, reading, console)


def print_sources(row: Row, stream: TextIO) -> None:
    """Every source with what rests on it, those behind most articles first."""
    case, console = Case(row), console_of(stream)
    resting = resting_on(case)
    used = Counter(source for account in case.accounts.values() for source in {*account.get("voice", ())})
    known = unique([*case.sources, *resting])
    for source in sorted(known, key=lambda s: (-len(resting.get(s, ())), -used[s], case.name(s), s)):
        documents = len(resting.get(source, ()))
        line = Text(f"{documents:>5}  ", "bold" if documents else "dim")
        line.append(case.name(source)).append(f"  {case.kind(source)}", "dim")
        console.print(line, soft_wrap=True)
    console.print("\n(articles whose accounts rest on it; then its name and kind)", style="dim")


def by_weight(case: Case) -> list[Row]:
    """The incidents, those first where most articles rest on fewest origins."""

    def weight(incident: Row) -> tuple[float, int, str, str]:
        articles = len(_documents(case, incident))
        lower = int((incident.get("origins") or {}).get("lower") or 0)
        when = word_of(incident.get("when") or {}, "latest")
        return -articles / max(lower, 1), -articles, when, word_of(incident, "id")

    return sorted(case.incidents, key=weight)


def resting_on(case: Case) -> dict[str, set[str]]:
    """The documents that rest on each origin."""
    found: dict[str, set[str]] = defaultdict(set)
    for root in rows_of(case.row, "roots"):
        account = case.accounts.get(word_of(root, "account"))
        if account is not None and not root.get("weak"):
            found[word_of(root, "origin")].add(word_of(account, "document"))
    return found


def count_words(number: int, word: str) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _documents(case: Case, incident: Row) -> list[str]:
    return sorted({word_of(case.accounts[a], "document") for a in incident.get("accounts", ()) if a in case.accounts})


def _print_short(case: Case, incident: Row, console: Console, *, everything: bool = False) -> None:
    documents = [case.documents[d] for d in _documents(case, incident) if d in case.documents]
    outlets = unique(case.outlet(d) for d in documents)
    origins: Row = incident.get("origins") or {}
    where = word_of(incident.get("where") or {}, "name", "place unknown")
    head = Text(f"{word_of(incident, 'type').replace('_', ' ').capitalize() or 'Incident'}, {visible(where)}", "bold")
    head.append(f"   {when_words(incident.get('when'))}").append(f"   {word_of(incident, 'id')}", "dim")
    console.print(head)
    told = f"{count_words(len(documents), 'article')} of {count_words(len(outlets), 'outlet')} on "
    line = Text(told).append(f"{_origin_words(origins)}", "bold")
    line.append(": " + _names(case.name(s) for s in origins.get("sources", ())) if origins.get("sources") else "")
    console.print(Padding(line, (0, 0, 0, 2), expand=False))
    lines = [*_conflicts(case, incident), *_excesses(case, incident)]
    shown = lines if everything else lines[:ROWS_SHOWN]
    for line in shown:
        console.print(Padding(line, (0, 0, 0, 2), expand=False))
    if len(lines) > len(shown):
        console.print(Padding(Text(f"… {len(lines) - len(shown)} more", "dim"), (0, 0, 0, 2), expand=False))


def _origin_words(origins: Row) -> str:
    lower, upper = origins.get("lower"), origins.get("upper")
    return f"{bounds_words(lower, upper)} origin{'' if lower == upper == 1 else 's'}"


def _conflicts(case: Case, incident: Row) -> Iterator[Text]:
    """What the accounts do not agree on, a line a slot, each value with who holds it."""
    rows = [
        r for r in rows_of(case.collations.get(word_of(incident, "id"), {}), "rows") if r.get("relation") in CONFLICTS
    ]
    for row in sorted(rows, key=lambda r: CONFLICTS.index(r["relation"])):
        group = f" ({word_of(row, 'group')})" if row.get("group") else ""
        line = Text(f"{word_of(row, 'relation'):<10} ", RELATION_STYLE.get(row["relation"], "dim"))
        line.append(f"{word_of(row, 'slot').replace('_', ' ')}{group}: ", "default")
        values = [
            f"{_short(word_of(r, 'value'))} ({_names(case.name(s) for s in r.get('origins', ()))})"
            for r in rows_of(row, "readings")
        ]
        yield line.append(" / ".join(values), "default")


def _excesses(case: Case, incident: Row) -> Iterator[Text]:
    """What goes beyond the sources in the documents of an incident."""
    for excess in rows_of(case.row, "beyond"):
        document = case.documents.get(word_of(excess, "document"))
        if excess.get("incident") != incident["id"] or document is None:
            continue
        where = "headline" if excess.get("span") == document.get("headline") else "text"
        span = excess.get("span") or {}
        part = word_of(document, "title" if span.get("part") == "title" else "text")
        headline = document.get("headline") or {}
        if span.get("part") == headline.get("part") and headline.get("start", 0) <= span.get(
            "start", -1
        ) < headline.get("end", 0):
            where = "headline"
        words = visible(part[span.get("start", 0) : span.get("end", 0)])
        line = Text(f"{'beyond':<10} ", "magenta").append(
            f"{case.outlet(document)}, {where}: “{_short(words)}”", "default"
        )
        yield line.append(f": {visible(word_of(excess, 'reason'))}", "default")


def _print_reading(case: Case, reading: Row, console: Console) -> None:
    line = Text(f"{_short(word_of(reading, 'value')):<14} ", "bold")
    line.append(_names(case.name(s) for s in reading.get("origins", ())), "cyan")
    console.print(Padding(line, (0, 0, 0, 2), expand=False))
    for witness in rows_of(reading, "witnesses"):
        account = case.accounts.get(word_of(witness, "account"), {})
        document = case.documents.get(word_of(witness, "document"), {})
        span = witness.get("span") or {}
        text = word_of(document, "title" if span.get("part") == "title" else "text")
        before, words, after = around(text, span.get("start", 0), span.get("end", 0))
        told = Text(" > ".join(case.chain(account)), "dim").append("  …" + before).append(words, "bold underline")
        console.print(Padding(told.append(after + "…"), (0, 0, 0, 6), expand=False))


def around(text: str, start: int, end: int, reach: int = 45) -> tuple[str, str, str]:
    """The words at a range and some before and after it, on one line."""
    pieces = text[max(0, start - reach) : start], text[start:end], text[end : end + reach]
    before, words, after = (visible(piece.replace("\n", " ").replace("\t", " ")) for piece in pieces)
    return before, words, after


def _print_origins(case: Case, console: Console) -> None:
    resting = resting_on(case)
    ranked = sorted(resting, key=lambda s: (-len(resting[s]), case.name(s), s))[:SHOWN]
    if ranked:
        console.print("\nOrigins that most articles rest on", style="bold")
    for source in ranked:
        line = Text(f"{len(resting[source]):>5}  ", "bold").append(case.name(source))
        console.print(line.append(f"  {case.kind(source)}", "dim"), soft_wrap=True)


def _print_failures(case: Case, console: Console) -> None:
    failures = rows_of(case.row, "failures")
    if failures:
        console.print(f"\nCould not be read: {count_words(len(failures), 'input')}", style="bold red")
    for failure in failures[:SHOWN]:
        record = f", {word_of(failure, 'record')}" if failure.get("record") else ""
        told = f"  {word_of(failure, 'origin')}{record}: {word_of(failure, 'reason')}"
        console.print(Text(visible(told)), soft_wrap=True)
    if len(failures) > SHOWN:
        console.print(f"  … and {len(failures) - SHOWN} more")


def _names(names: Iterable[str]) -> str:
    found: Sequence[str] = unique(names)
    more = f" and {len(found) - NAMES_SHOWN} more" if len(found) > NAMES_SHOWN else ""
    return ", ".join(found[:NAMES_SHOWN]) + more


def _short(words: str) -> str:
    line = " ".join(visible(words).split())
    return line if len(line) <= WORDS_SHOWN else line[: WORDS_SHOWN - 1] + "…"
