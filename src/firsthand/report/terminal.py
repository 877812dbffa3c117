"""A case in the terminal: incidents in order of how much rests on how little, the origins behind most, failures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from firsthand.report.html_case import Case, bounds_words, rows_of, span_of, unique, when_words, word_of
from firsthand.report.html_safe import visible
from firsthand.report.open_links import open_lines, open_pairs

Row = Mapping[str, Any]
SHOWN = 15  # incidents of the summary
ROWS_SHOWN = 3  # disagreements and excesses of an incident in it
NAMES_SHOWN = 3
WORDS_SHOWN = 60
LEAST_WIDTH = 100  # columns where the output is no terminal
READINGS_SHOWN = 4
ORIGINS_SHOWN = 10
# Relations that a reader should see first.
CONFLICTS = ("contradict", "differ", "unsupported", "incomparable")
# Slots that tell least when accounts differ in them: every account words them its own way.
LOOSE_SLOTS = ("type", "where", "target", "circumstances", "cause", "when")
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
    for number, incident in enumerate(ordered if everything else ordered[:SHOWN], 1):
        console.print()
        _print_short(case, incident, console, number=number)
    if len(ordered) > SHOWN and not everything:
        console.print(f"\n… and {count_words(len(ordered) - SHOWN, 'more incident')} (--all shows them)")
    _print_origins(case, console)
    _print_failures(case, console)


def print_incident(row: Row, incident_id: str, stream: TextIO, *, path: str = "CASE") -> None:
    """One incident (its id): its table of readings with the chain behind each value, and what goes beyond the sources."""
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
    found = [f for f in rows_of(case.row, "findings") if f.get("incident") == incident_id]
    if found:
        console.print("\nWhat changed on the way", style="bold")
    for finding in found:
        _print_finding(case, finding, console)
    open_ones = list(open_lines(case, open_pairs(incident), path))
    if open_ones:
        console.print("\nNot known to be apart, so that the bounds differ", style="bold")
    for told in open_ones:
        console.print(told, soft_wrap=True)


def _print_finding(case: Case, finding: Row, console: Console) -> None:
    """A finding, and the words that it stands on."""
    line = Text(f"{word_of(finding, 'kind')}  ", "magenta").append(visible(word_of(finding, "detail")), "default")
    _indent(console, line, 2)
    for row in rows_of(finding, "words"):
        document, span = case.documents.get(word_of(row, "document"), {}), span_of(row)
        if span is not None:
            words = Text(f"{case.outlet(document)}: ", "dim").append(
                f"“{_short(case.words(document, span))}”", "default"
            )
            _indent(console, words, 6)


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
    for sentence in corroboration(case):
        console.print(sentence, soft_wrap=True)


def corroboration(case: Case) -> list[str]:
    """What the case as a whole rests on, in words: how many accounts rest on the origin behind most of them, and how many
    incidents that two outlets or more tell of rest on one origin all the same."""
    behind: dict[str, set[str]] = defaultdict(set)
    for root in rows_of(case.row, "roots"):
        if not root.get("weak"):
            behind[word_of(root, "origin")].add(word_of(root, "account"))
    said = []
    if behind:
        top = min(behind, key=lambda o: (-len(behind[o]), o))
        share = 100 * len(behind[top]) / len(case.accounts)
        said.append(f"{len(behind[top])} of {len(case.accounts)} accounts ({share:.0f} %) rest on {case.name(top)}.")
    outlets = {word_of(d, "id"): d.get("outlet") for d in rows_of(case.row, "documents")}
    told = [i for i in case.incidents if len({outlets.get(d) for d in _documents(case, i)}) > 1]
    if told:
        one = sum((i.get("origins") or {}).get("upper") == 1 for i in told)
        said.append(f"{one} of {len(told)} incidents that two outlets or more tell of rest on a single origin.")
    return said


def by_weight(case: Case) -> list[Row]:
    """The incidents, those first where most articles rest on fewest origins."""

    def weight(incident: Row) -> tuple[float, int, str, str]:
        articles = len(_documents(case, incident))
        lower = int((incident.get("origins") or {}).get("lower") or 0)
        when = word_of(incident.get("when") or {}, "latest")
        return -articles / max(lower, 1), -articles, when, word_of(incident, "id")

    return sorted(case.incidents, key=weight)


def incident_at(row: Row, number: int) -> str | None:
    """The id of the incident that has a number in the summary; None where there is none."""
    ordered = by_weight(Case(row))
    return word_of(ordered[number - 1], "id") if 0 < number <= len(ordered) else None


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


def _print_short(
    case: Case, incident: Row, console: Console, *, number: int | None = None, everything: bool = False
) -> None:
    documents = [case.documents[d] for d in _documents(case, incident) if d in case.documents]
    outlets = unique(case.outlet(d) for d in documents)
    origins: Row = incident.get("origins") or {}
    where = word_of(incident.get("where") or {}, "name", "place unknown")
    head = Text(f"{number}  " if number else "", "dim")
    head.append(
        f"{word_of(incident, 'type').replace('_', ' ').capitalize() or 'Incident'}, {visible(where)}", "bold not dim"
    )
    head.append(f"   {when_words(incident.get('when'))}", "default").append(f"   {word_of(incident, 'id')}", "dim")
    console.print(head)
    told = f"{count_words(len(documents), 'article')} of {count_words(len(outlets), 'outlet')} on "
    line = Text(told).append(f"{_origin_words(origins)}", "bold")
    line.append(": " + _names(case.name(s) for s in origins.get("sources", ())) if origins.get("sources") else "")
    conflicts, excesses = list(_conflicts(case, incident)), list(_excesses(case, incident))
    lines = [line, *conflicts, *excesses]
    first = max(ROWS_SHOWN - len(excesses), ROWS_SHOWN - 1)
    shown = lines if everything else [line, *conflicts[:first], *excesses[: ROWS_SHOWN - len(conflicts[:first])]]
    for line in shown:
        _indent(console, line, 2, whole=everything)
    if len(lines) > len(shown):
        _indent(console, Text(f"… {len(lines) - len(shown)} more", "dim"), 2)


def _indent(console: Console, line: Text, by: int, *, whole: bool = True) -> None:
    """Prints a line some columns to the right: wrapped, or cut to the width where it need not be `whole`."""
    width = max(20, console.width - by)
    if not whole:
        line.truncate(width, overflow="ellipsis")
    for piece in line.wrap(console, width):
        piece.rstrip()
        console.print(Text(" " * by) + piece)


def _origin_words(origins: Row) -> str:
    lower, upper = origins.get("lower"), origins.get("upper")
    return f"{bounds_words(lower, upper)} origin{'' if lower == upper == 1 else 's'}"


def _conflicts(case: Case, incident: Row) -> Iterator[Text]:
    """What the accounts do not agree on, a line a slot, each value with who holds it; numbers of people first."""
    rows = rows_of(case.collations.get(word_of(incident, "id"), {}), "rows")

    def order(row: Row) -> tuple[bool, bool, int]:
        counted = any(r.get("low") is not None for r in rows_of(row, "readings"))
        return word_of(row, "slot") in LOOSE_SLOTS, not counted, CONFLICTS.index(row["relation"])

    for row in sorted((r for r in rows if r.get("relation") in CONFLICTS), key=order):
        group = f" ({word_of(row, 'group')})" if row.get("group") else ""
        line = Text(f"{word_of(row, 'relation'):<12} ", RELATION_STYLE.get(row["relation"], "dim"))
        line.append(f"{word_of(row, 'slot').replace('_', ' ')}{group}: ", "default")
        readings = rows_of(row, "readings")
        values = [
            f"{_short(word_of(r, 'value'))} ({_names((case.name(s) for s in r.get('origins', ())), 1)})"
            for r in readings[:READINGS_SHOWN]
        ]
        more = [f"{len(readings) - READINGS_SHOWN} more"] if len(readings) > READINGS_SHOWN else []
        yield line.append(" / ".join([*values, *more]), "default")


def _excesses(case: Case, incident: Row) -> Iterator[Text]:
    """What goes beyond the sources in the documents of an incident."""
    for excess in rows_of(case.row, "beyond"):
        document = case.documents.get(word_of(excess, "document"))
        span, headline = span_of(excess.get("span")), span_of((document or {}).get("headline"))
        if excess.get("incident") != incident["id"] or document is None or span is None:
            continue
        where = "headline" if headline and headline.holds(span) else "text"
        line = Text(f"{'beyond':<12} ", "magenta")
        line.append(f"{case.outlet(document)}, {where}: “{_short(case.words(document, span))}”", "default")
        yield line.append(f": {visible(word_of(excess, 'reason'))}", "default")


def _print_reading(case: Case, reading: Row, console: Console) -> None:
    line = Text(f"{_short(word_of(reading, 'value')):<14} ", "bold")
    line.append(_names(case.name(s) for s in reading.get("origins", ())), "cyan")
    _indent(console, line, 2)
    for witness in rows_of(reading, "witnesses"):
        account = case.accounts.get(word_of(witness, "account"), {})
        document, span = case.documents.get(word_of(witness, "document"), {}), span_of(witness.get("span"))
        told = Text(" > ".join(case.chain(account)), "dim")
        if span is not None:
            text = word_of(document, "title" if span.part == "title" else "text")
            before, words, after = around(text, span.start, span.end)
            told.append(f": …{before}", "default").append(words, "bold underline").append(f"{after}…", "default")
        _indent(console, told, 6)


def around(text: str, start: int, end: int, reach: int = 45) -> tuple[str, str, str]:
    """The words at a range and some before and after it, on one line."""
    pieces = text[max(0, start - reach) : start], text[start:end], text[end : end + reach]
    before, words, after = (visible(piece.replace("\n", " ").replace("\t", " ")) for piece in pieces)
    return before, words, after


def _print_origins(case: Case, console: Console) -> None:
    """The origins behind two articles or more; how many stand behind one alone is told by number."""
    resting = resting_on(case)
    ranked = sorted(resting, key=lambda s: (-len(resting[s]), case.name(s), s))
    shown = [s for s in ranked if len(resting[s]) > 1 or len(ranked) <= ORIGINS_SHOWN][:ORIGINS_SHOWN]
    if ranked:
        console.print("\nOrigins that most articles rest on", style="bold")
    for source in shown:
        line = Text(f"{len(resting[source]):>5}  ", "bold").append(case.name(source))
        console.print(line.append(f"  {case.kind(source)}", "dim"), soft_wrap=True)
    if len(ranked) > len(shown):
        rest = len(ranked) - len(shown)
        most = max(len(resting[s]) for s in ranked if s not in shown)
        console.print(f"       and {count_words(rest, 'more origin')} of at most {count_words(most, 'article')} each")


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


def _names(names: Iterable[str], shown: int = NAMES_SHOWN) -> str:
    found: Sequence[str] = unique(names)
    more = f" +{len(found) - shown}" if len(found) > shown else ""
    return ", ".join(found[:shown]) + more


def _short(words: str) -> str:
    line = " ".join(visible(words).split())
    return line if len(line) <= WORDS_SHOWN else line[: WORDS_SHOWN - 1] + "…"
