"""One incident in the terminal: figures, what is disputed and between whom, origins, what goes beyond the sources; and
every value with its words for who asks for all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from firsthand.report.counts import contacts_of, count_words, numbers_of, told_in
from firsthand.report.html_case import Case, bounds_words, rows_of, span_of, unique, when_words, word_of
from firsthand.report.html_incident import where_words
from firsthand.report.html_joins import MEANING, joins_of
from firsthand.report.html_picture import derivations_among
from firsthand.report.html_safe import visible
from firsthand.report.open_links import open_lines, open_pairs
from firsthand.report.standing import DISPUTED, Side, adds_up, range_of, side_of, sides_of, telling
from firsthand.report.terminal import (
    NAMES_SHOWN,
    RELATION_STYLE,
    beyond_lines,
    command_words,
    conflicting,
    console_of,
    indented,
    is_counted,
    names_of,
    origin_words,
    print_head,
    relation_words,
    resting_line,
    short,
    slot_words,
)  # fmt: skip

Row = Mapping[str, Any]
LABEL = 22, 34  # columns of the names of slots, at least and at most
VALUE = 12, 28  # columns of a value before its holders, at least and at most
TIES_SHOWN = 8
ORIGINS_SHOWN = 8
_SAME_WORDS = re.compile(r"(?:same words as \S+: )+")  # how a reason names the copies on the way to it
VALUES_SHOWN = 6  # values of a figure on its line
OPEN_SHOWN = 2
FINDINGS_SHOWN = 4
REPLACED_SHOWN = 2  # figures that their own source replaced


def print_incident(row: Row, incident_id: str, stream: TextIO, *, path: str = "CASE", everything: bool = False) -> None:
    """One incident (its id). With `everything`, uncut and with each value's words and the chain behind them."""
    case, console = Case(row), console_of(stream)
    incident = next(i for i in case.incidents if i["id"] == incident_id)
    number = numbers_of(case)[incident_id]
    print_head(incident, console, number, dated=False)
    rows = rows_of(case.collations.get(incident_id, {}), "rows")
    _print_facts(case, incident, console)
    _print_figures(case, incident, [r for r in rows if is_counted(r)], console)
    disputed = conflicting(case, incident, DISPUTED)
    _print_disputed(case, disputed, console, everything)
    _print_origins(case, incident, console, everything)
    _print_lines("Beyond the sources", [line[13:] for line in beyond_lines(case, incident)], console)
    _print_others(case, [r for r in rows if not is_counted(r) and r not in disputed], console, everything)
    _print_findings(case, incident_id, console, everything)
    _print_open(case, incident, console, path, everything)
    _print_joins(case, incident_id, console, path)
    if everything:
        _print_evidence(case, rows, console)
    else:
        told = f"every value with its words: {command_words('show', path, str(number), '--all')}"
        console.print(Text(f"\n{told}", "dim"), soft_wrap=True)


def _title(words: str, console: Console) -> None:
    console.print()
    console.print(Text(words, "bold"))


def _print_lines(title: str, lines: Iterable[Text], console: Console) -> None:
    """A title and lines below it; nothing where there are none."""
    for n, line in enumerate(lines):
        if not n:
            _title(title, console)
        indented(console, line, 2, hang=2)


def _print_facts(case: Case, incident: Row, console: Console) -> None:
    facts = (
        ("when", when_words(incident.get("when"))),
        ("where", where_words(incident.get("where"))),
        ("what", word_of(incident, "type").replace("_", " ") or "not told"),
    )
    for name, told in facts:
        indented(console, Text(f"{name:<7}", "dim").append(visible(told), "default"), 2, hang=7)
    indented(
        console,
        Text(f"{'told by':<7} ", "dim").append_text(resting_line(case, incident, names=_rests_on_one(incident))),
        2,
        hang=8,
    )


def _rests_on_one(incident: Row) -> bool:
    return bool((incident.get("origins") or {}).get("upper") == 1)


def _print_figures(case: Case, incident: Row, rows: Sequence[Row], console: Console) -> None:
    """What was counted, a line a slot: its values, and how they stand to each other; whose they are, where that is not
    the one origin of all."""
    lines, width = [], _label_width(rows)
    for row in rows:
        readings = rows_of(row, "readings")
        line = _label(row, width).append(f"{_values(case, readings)}  ", "bold").append_text(relation_words(row))
        if adds_up(row) and not row.get("group"):
            line.append(f" ({visible(word_of(row, 'reason'))})", "dim")
        if _rests_on_one(incident):
            pass
        elif len(readings) == 1:
            line.append(f": {names_of(map(case.name, readings[0].get('origins', ())))}", "default")
        elif row.get("origins"):
            line.append(f", {origin_words(row['origins'])}", "dim")
        lines.append(line)
    _print_lines("Figures", lines, console)


def _label_width(rows: Sequence[Row]) -> int:
    """The columns of the names of slots with two more after them, so that values stand below each other."""
    return min(max([len(slot_words(r)) + 2 for r in rows] + [LABEL[0]]), LABEL[1])


def _label(row: Row, width: int) -> Text:
    """The name of a slot, with at least two columns after it."""
    return Text(f"{slot_words(row):<{width - 2}}  ", "default")


def _values(case: Case, readings: Sequence[Row]) -> str:
    """The values of a row; of many, the span that they cover."""
    held = [r for r in readings if not r.get("superseded")] or readings
    values = unique(short(word_of(r, "value")) for r in held)
    span = range_of([side_of(case, r) for r in held]) if len(values) > VALUES_SHOWN else ""
    return f"{span}, {len(values)} values" if span else " / ".join(values)


def _print_disputed(case: Case, rows: Sequence[Row], console: Console, everything: bool) -> None:
    """What cannot all hold, and between whom."""
    if rows:
        _title("Disputed", console)
    for row in rows:
        line = Text(slot_words(row), "bold").append("  ").append_text(relation_words(row))
        reason = visible(word_of(row, "reason")) if everything else telling(visible(word_of(row, "reason")))
        line.append(f": {reason}" if reason else "", "dim")
        indented(console, line, 2, hang=4)
        _print_sides([side_of(case, r) for r in rows_of(row, "readings")], console, everything)


def _print_sides(given: Sequence[Side], console: Console, everything: bool) -> None:
    """Who is against whom, and last what was replaced."""
    sides = sides_of(given)
    head = [*given] if everything else [*sides.head]
    gone = [s for s in given if s.replaced and s not in head][:REPLACED_SHOWN]
    longest = max(len(short(s.value)) for s in (*head, *sides.tail, *gone)) if given else 0
    width = min(max(longest, VALUE[0]), VALUE[1])
    for side in head:
        _print_side(side, console, everything, width)
    if sides.between and not everything:
        told = f"… {count_words(sides.between, 'more value')}{' between' if sides.counted else ''}"
        indented(console, Text(told, "dim"), 4)
    for side in () if everything else (*sides.tail, *gone):
        _print_side(side, console, everything, width)


def _print_side(side: Side, console: Console, everything: bool, width: int) -> None:
    line = Text(f"{short(side.value):<{width}}  ", "dim" if side.replaced else "bold")
    line.append(names_of(side.who, len(side.who) if everything else NAMES_SHOWN), "cyan")
    line.append(f"  replaced: {side.replaced}" if side.replaced else "", "dim")
    indented(console, line, 4, hang=width + 2)


def _held(case: Case, reading: Row, everything: bool, width: int) -> Text:
    """A value with who holds it."""
    held = list(map(case.name, reading.get("origins", ())))
    names = names_of(held, len(held) if everything else NAMES_SHOWN)
    line = Text(f"{short(word_of(reading, 'value')):<{width}}  ", "bold").append(names, "cyan")
    replaced = visible(word_of(reading, "superseded"))
    return line.append(f"  replaced: {replaced}" if replaced else "", "dim")


def _print_others(case: Case, rows: Sequence[Row], console: Console, everything: bool) -> None:
    """The other slots, a line each: what is told alike, by one alone, or in words that cannot be compared."""
    lines = []
    for row in rows:
        values = unique(short(word_of(r, "value")) for r in rows_of(row, "readings"))
        line = _label(row, LABEL[0]).append_text(relation_words(row)).append(": ", "default")
        lines.append(line.append(" / ".join(values), "default"))
    for n, line in enumerate(lines):
        if not n:
            _title("Also told", console)
        indented(console, line, 2, whole=everything, hang=LABEL[0] if everything else 0)


def _print_origins(case: Case, incident: Row, console: Console, everything: bool) -> None:
    """Each origin with how it was reached, and who took what from whom."""
    origins: Row = incident.get("origins") or {}
    sources = [str(s) for s in origins.get("sources") or ()]
    if not sources:
        return
    lower, upper = origins.get("lower") or 0, origins.get("upper") or 0
    open_words = ", of which all may be one" if lower <= 1 else f", {lower} of them surely apart"
    _title(f"Origins: {bounds_words(lower, upper)}{open_words if lower < upper else ''}", console)
    reached = _reached(case, incident)
    ranked = sorted(sources, key=lambda s: (-len(reached[s][0]), case.name(s), s))
    named = ranked if everything else ranked[:ORIGINS_SHOWN]
    for source in named:
        articles, reasons = reached[source]
        line = Text(f"{case.name(source)}", "cyan").append(f"  {case.kind(source) or 'kind unknown'}", "dim")
        line.append(f", behind {count_words(len(articles), 'article')}", "default")
        contacts = contacts_of(case, incident, source)
        told = f"has it from {names_of(contacts)} (unnamed)" if contacts else reasons
        line.append(f": {told}" if told else "", "default" if contacts else "dim")
        indented(console, line, 2, hang=4)
    if len(ranked) > len(named):
        indented(console, Text(f"… {count_words(len(ranked) - len(named), 'more origin')}", "dim"), 2)
    ties = _ties(case, incident)
    shown = ties if everything else ties[:TIES_SHOWN]
    for tie in shown:
        indented(console, Text(tie, "default"), 2, hang=4)
    if len(ties) > len(shown):
        indented(console, Text(f"… {len(ties) - len(shown)} more of who took it from whom", "dim"), 2)


def _reached(case: Case, incident: Row) -> dict[str, tuple[set[str], str]]:
    """The articles of an incident that rest on each origin, and the reason that most of its roots give."""
    accounts = {str(a) for a in incident.get("accounts") or ()}
    articles: dict[str, set[str]] = defaultdict(set)
    reasons: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for root in rows_of(case.row, "roots"):
        account, origin = word_of(root, "account"), word_of(root, "origin")
        if account in accounts and not root.get("weak"):
            articles[origin].add(word_of(case.accounts[account], "document"))
            reasons[origin][_SAME_WORDS.sub("", word_of(root, "reason"))] += 1
    found: dict[str, tuple[set[str], str]] = defaultdict(lambda: (set(), ""))
    for origin, held in articles.items():
        told = reasons[origin]
        found[origin] = held, visible(min(told, key=lambda r: (-told[r], r)))
    return found


def _ties(case: Case, incident: Row) -> list[str]:
    """Who copies, cites or translates whom among the articles of an incident, in words."""
    found = []
    for row in derivations_among(case, incident, told_in(case, incident)):
        kind = word_of(row, "kind", "cites")
        ends = [_called(case, word_of(row, "from")), _called(case, word_of(row, "to"))]
        told = f"{ends[0]} and {ends[1]} share an original" if kind == "shares" else f"{ends[0]} {kind} {ends[1]}"
        found += [told] if ends[0] != ends[1] else []
    return sorted(set(found))


def _called(case: Case, id: str) -> str:
    document = case.document_of(id)
    if document is None or document not in case.documents:
        ghost = case.ghosts.get(id)
        return f"{case.name(word_of(ghost, 'source', id))} (not in the pile)" if ghost else case.name(id)
    return case.outlet(case.documents[document])


def _print_findings(case: Case, incident_id: str, console: Console, everything: bool) -> None:
    """What was changed by who took it over, and the words that it stands on."""
    found = [f for f in rows_of(case.row, "findings") if f.get("incident") == incident_id]
    if found:
        _title("What changed on the way", console)
    for finding in found if everything else found[:FINDINGS_SHOWN]:
        line = Text(f"{word_of(finding, 'kind').replace('_', ' ')}  ", "magenta")
        indented(console, line.append(visible(word_of(finding, "detail")), "default"), 2, hang=2)
        for row in rows_of(finding, "words") if everything else ():
            document, span = case.documents.get(word_of(row, "document"), {}), span_of(row)
            if span is not None:
                words = f"“{short(case.words(document, span))}”"
                indented(console, Text(f"{case.outlet(document)}: ", "dim").append(words, "default"), 6)
    if len(found) > FINDINGS_SHOWN and not everything:
        indented(console, Text(f"… {len(found) - FINDINGS_SHOWN} more", "dim"), 2)


def _print_open(case: Case, incident: Row, console: Console, path: str, everything: bool) -> None:
    """The pairs that make the bounds differ, and how to settle them."""
    pairs = open_pairs(case, incident)
    if not pairs:
        return
    _title("Not known to be apart, so that the bounds differ", console)
    for told in open_lines(case, pairs if everything else pairs[:OPEN_SHOWN], path):
        if "firsthand judge" in told.plain:  # a line to paste stays one
            console.print(told, soft_wrap=True)
        else:
            indented(console, told, 0, hang=13)
    if len(pairs) > OPEN_SHOWN and not everything:
        more = count_words(len(pairs) - OPEN_SHOWN, "more pair")
        console.print(Text(f"             … {more}: {command_words('judge', path)}", "dim"), soft_wrap=True)


def _print_joins(case: Case, incident_id: str, console: Console, path: str) -> None:
    """Why its accounts are held to tell of one incident, where the case was asked for that, and how to part them."""
    for n, join in enumerate(joins_of(case, incident_id, path)):
        if not n:
            _title("Why one incident", console)
            indented(console, Text(f"in bits: {MEANING}", "dim"), 2)
        (_, left), (_, right) = join.left, join.right
        line = Text(f"{join.left[0]} {left} and {join.right[0]} {right}  ").append(join.bits, "bold")
        indented(console, line, 2, hang=2)
        told = "; ".join(f"{r.what}{f' ({r.detail})' if r.detail else ''} {r.bits}" for r in join.reasons)
        indented(console, Text(told, "dim"), 6)
        console.print(Text(f"      {join.command}", "dim"), soft_wrap=True)


def _print_evidence(case: Case, rows: Sequence[Row], console: Console) -> None:
    """Every reading of every slot with its words."""
    for row in rows:
        console.print()
        relation = word_of(row, "relation")
        console.print(Text(f"{slot_words(row)}  ", "bold").append(relation, RELATION_STYLE.get(relation, "dim")))
        for reading in rows_of(row, "readings"):
            indented(console, _held(case, reading, True, VALUE[0]), 2, hang=2)
            for line in _witnessed(case, reading):
                indented(console, line, 6)


def _witnessed(case: Case, reading: Row) -> Iterator[Text]:
    """The chain behind each place where a value stands, and the words there."""
    for witness in rows_of(reading, "witnesses"):
        account = case.accounts.get(word_of(witness, "account"), {})
        document, span = case.documents.get(word_of(witness, "document"), {}), span_of(witness.get("span"))
        told = Text(" > ".join(case.chain(account)), "dim")
        if span is not None:
            text = word_of(document, "title" if span.part == "title" else "text")
            before, words, after = around(text, span.start, span.end)
            told.append(f": …{before}", "default").append(words, "bold underline").append(f"{after}…", "default")
        yield told


def around(text: str, start: int, end: int, reach: int = 45) -> tuple[str, str, str]:
    """The words at a range and some before and after it, on one line."""
    pieces = text[max(0, start - reach) : start], text[start:end], text[end : end + reach]
    before, words, after = (visible(piece.replace("\n", " ").replace("\t", " ")) for piece in pieces)
    return before, words, after
