"""A case in the terminal: incidents in order of how much rests on how little, the origins behind most, failures."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from firsthand.report.counts import (
    EXPLAINED,
    Resting,
    contacts_of,
    count_words,
    in_order,
    outlets_of,
    ranked_origins,
    share_words,
    support_words,
    told_in,
    unread_words,
    untold,
)  # fmt: skip
from firsthand.report.elsewhere import held_elsewhere
from firsthand.report.html_case import Case, bounds_words, rows_of, span_of, unique, when_words, word_of
from firsthand.report.html_safe import visible
from firsthand.report.html_table import slot_name
from firsthand.report.standing import SIDES_SHOWN, WHO_THEY_WERE, Sides, says, side_of, sides_of

Row = Mapping[str, Any]
SHOWN = 15  # incidents of the summary
ROWS_SHOWN = 3  # disagreements and excesses of an incident in it
NAMES_SHOWN = 3
WORDS_SHOWN = 60
LEAST_WIDTH = 100  # columns where the output is no terminal
ORIGINS_SHOWN = 10
SOURCES_SHOWN = 40
COUNTS_HEAD = "incidents  accounts  articles  origin"
RESTING = "incidents whose origins it counts among; accounts that rest on it; the articles of these"
# Relations that a reader should see first.
CONFLICTS = ("contradict", "differ", "unsupported", "incomparable")
# Slots that tell least when accounts differ in them: every account words them its own way.
LOOSE_SLOTS = ("type", "where", "target", "circumstances", "cause", "when", "denial", "participants", "means")
RELATION_STYLE = {"contradict": "red", "differ": "yellow", "agree": "green", "refine": "cyan"}


class _Console(Console):
    """A console that leaves it to the program what a closed pipe means; rich would end it as a failure."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console_of(stream: TextIO) -> Console:
    """A console that colours terminals only, and is wide enough for files."""
    console = _Console(file=stream, highlight=False, markup=False, soft_wrap=False)
    return console if console.is_terminal else _Console(
        file=stream, highlight=False, markup=False, width=LEAST_WIDTH, color_system=None
    )  # fmt: skip


def command_words(*words: str) -> str:
    """What to type, safe to paste into a shell."""
    return shlex.join(["firsthand", *words])


def print_case(row: Row, stream: TextIO, *, everything: bool = False, path: str = "", explained: bool = False) -> None:
    """The summary of a case: its incidents (at most SHOWN unless `everything`), origins and failures; where `explained`
    also what the numbers count. `path` is the case for the commands that it names."""
    case, console = Case(row), console_of(stream)
    outlets = outlets_of(case, case.documents)
    sizes = [(len(case.documents), "article"), (len(outlets), "outlet"), (len(case.incidents), "incident")]
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    console.print(
        Text(f"{visible(name)}: " if name else "") + Text(", ".join(count_words(n, word) for n, word in sizes), "bold")
    )
    ordered = in_order(case)
    for number, incident in enumerate(ordered if everything else ordered[:SHOWN], 1):
        console.print()
        _print_short(case, incident, console, number, path)
    if len(ordered) > SHOWN and not everything:
        more = count_words(len(ordered) - SHOWN, "more incident")
        console.print(f"\n… and {more}: {command_words('show', path or 'CASE', '--all')}", soft_wrap=True)
    _print_origins(case, console)
    _print_untold(case, console)
    _print_failures(case, console)
    if explained:
        console.print("\nWhat is counted", style="bold")
    for word, meaning in EXPLAINED.items() if explained else ():
        indented(console, Text(f"{word}: {meaning}", "dim"), 2, hang=2)


def print_sources(row: Row, stream: TextIO, *, everything: bool = False) -> None:
    """The origins that something rests on, ranked by incidents, accounts and articles (at most SOURCES_SHOWN); with
    `everything` all sources that are named."""
    case, console = Case(row), console_of(stream)
    ranked = ranked_origins(case)
    held = {r.origin: r for r in ranked}
    used = Counter(source for account in case.accounts.values() for source in {*account.get("voice", ())})
    bare = sorted((s for s in case.sources if s not in held), key=lambda s: (-used[s], case.name(s), s))
    shown = [*held, *bare] if everything else [*held][:SOURCES_SHOWN]
    console.print(Text(COUNTS_HEAD, "dim"), soft_wrap=True)
    for source in shown:
        line = _counts(held.get(source)).append(case.name(source), "default")
        line.append(f"  {case.kind(source) or 'kind unknown'}", "dim")
        console.print(line, soft_wrap=True)
    more = len(held) - len(shown)
    if not everything and (more > 0 or bare):
        told = [f"{more} more on whom less rests"] if more > 0 else []
        told += [f"{count_words(len(bare), 'source')} on whom nothing rests"] if bare else []
        console.print(f"… and {', '.join(told)} (--all)", style="dim", soft_wrap=True)
    console.print(f"\n({RESTING})", style="dim", soft_wrap=True)
    for sentence in corroboration(case):
        console.print(sentence, soft_wrap=True)
    if support_words(case):
        console.print(f"(One origin alone: {EXPLAINED['one origin alone']}.)", style="dim", soft_wrap=True)


def _counts(resting: Resting | None) -> Text:
    """The columns under COUNTS_HEAD."""
    numbers = [len(resting.incidents), len(resting.accounts), len(resting.articles)] if resting else [0, 0, 0]
    return Text(
        "".join(f"{n:>{width}}  " for n, width in zip(numbers, (9, 8, 8), strict=True)), "bold" if resting else "dim"
    )


def corroboration(case: Case) -> list[str]:
    """What the case as a whole rests on, in words: how many accounts rest on the origin behind most of them, and how many
    incidents that two outlets or more tell of rest on one origin all the same."""
    said = []
    top = max(ranked_origins(case), key=lambda r: (len(r.accounts), len(r.articles)), default=None)
    if top is not None and top.accounts:
        share = share_words(len(top.accounts), len(case.accounts))
        verb = "rests" if len(top.accounts) == 1 else "rest"
        whole = count_words(len(case.accounts), "account")
        said.append(f"{len(top.accounts)} of {whole} ({share}) {verb} on {case.name(top.origin)}.")
    return [*said, *filter(None, [support_words(case)])]


def _print_short(case: Case, incident: Row, console: Console, number: int, path: str) -> None:
    """A paragraph on an incident: its number, what it rests on, and what a reader should see first."""
    print_head(incident, console, number)
    indented(console, resting_line(case, incident, names=True), 2, whole=False)
    disputed, excesses = list(conflicts(case, incident)), list(beyond_lines(case, incident))
    first = max(ROWS_SHOWN - len(excesses), ROWS_SHOWN - 1)
    shown = [*disputed[:first], *excesses[: ROWS_SHOWN - len(disputed[:first])]]
    for line in shown:
        indented(console, line, 2, whole=False)
    more = len(disputed) + len(excesses) - len(shown)
    if more:
        told = f"… {more} more: {command_words('show', path or 'CASE', str(number))}"
        console.print(Text("  ") + Text(told, "dim"), soft_wrap=True)


def print_head(incident: Row, console: Console, number: int, *, dated: bool = True) -> None:
    """The line that names an incident; its id where it has room, or where the line is `dated` not."""
    where = word_of(incident.get("where") or {}, "name", "place unknown")
    kind = word_of(incident, "type").replace("_", " ").capitalize() or "Incident"
    head = Text(f"{number}  ", "dim").append(f"{kind}, {visible(where)}", "bold not dim")
    head.append(f"   {when_words(incident.get('when'))}" if dated else "", "default")
    cited = Text(f"   {word_of(incident, 'id')}", "dim")
    if not dated or head.cell_len + cited.cell_len <= console.width:
        head.append_text(cited)
    console.print(head)


def resting_line(case: Case, incident: Row, *, names: bool = False) -> Text:
    """How many articles of how many outlets tell of an incident, on how many origins; with `names` those that most of its
    accounts rest on, and the contacts of one that stands alone."""
    documents = told_in(case, incident)
    outlets, origins = outlets_of(case, documents), incident.get("origins") or {}
    told = f"{count_words(len(documents), 'article')} of {count_words(len(outlets), 'outlet')} on "
    line = Text(told).append(origin_words(origins), "bold")
    resting = Counter(o for a in incident.get("accounts") or () for o in case.roots.get((str(a), ""), ()))
    sources = sorted(map(str, origins.get("sources") or ()), key=lambda s: (-resting[s], case.name(s), s))
    if not sources or not names:
        return line
    line.append(": " + names_of(map(case.name, sources)), "default")
    contacts = contacts_of(case, incident, sources[0]) if len(sources) == 1 else ()
    return line.append(f", from {names_of(contacts)} (unnamed)" if contacts else "", "default")


def indented(console: Console, line: Text, by: int, *, whole: bool = True, hang: int = 0) -> None:
    """Prints a line some columns to the right: wrapped (lines after the first `hang` further), or cut to the width where
    it need not be `whole`."""
    width = max(20, console.width - by)
    if not whole:
        line.truncate(width, overflow="ellipsis")
    first, *others = line.wrap(console, width) or [Text()]
    if others and hang:
        rest = line[len(first) :]
        others = list(rest[len(rest) - len(rest.plain.lstrip()) :].wrap(console, max(20, width - hang)))
    for n, piece in enumerate((first, *others)):
        piece.rstrip()
        console.print(Text(" " * (by + (hang if n else 0))) + piece)


def origin_words(origins: Row) -> str:
    """The bounds of origins with their noun."""
    lower, upper = origins.get("lower"), origins.get("upper")
    return f"{bounds_words(lower, upper)} origin{'' if lower == upper == 1 else 's'}"


def slot_words(row: Row) -> str:
    """What a row of a table is about: "killed (child)"."""
    group = f" ({word_of(row, 'group').replace('_', ' ')})" if row.get("group") else ""
    return f"{slot_name(word_of(row, 'slot'))}{group}"


def is_counted(row: Row) -> bool:
    """True for a row of people or things that are counted."""
    return any(r.get("low") is not None or r.get("high") is not None for r in rows_of(row, "readings"))


def conflicting(case: Case, incident: Row, relations: Sequence[str] = CONFLICTS) -> list[Row]:
    """The rows in which accounts do not agree; numbers of people first, loosely worded slots last."""
    rows = rows_of(case.collations.get(word_of(incident, "id"), {}), "rows")

    def order(row: Row) -> tuple[bool, bool, int]:
        counts = word_of(row, "slot") not in LOOSE_SLOTS
        return not counts, counts and not is_counted(row), relations.index(row["relation"])

    return sorted((r for r in rows if r.get("relation") in relations), key=order)


def conflicts(case: Case, incident: Row) -> Iterator[Text]:
    """What the accounts do not agree on, a line a slot, each value with who holds it; of rows that say who they were,
    once who says what."""
    who: set[str] = set()
    for row in conflicting(case, incident):
        slot = slot_name(word_of(row, "slot"))
        if WHO_THEY_WERE in word_of(row, "reason"):
            if slot not in who:
                yield Text("differ       ", RELATION_STYLE["differ"]).append(
                    f"{slot}, {_who_they_were(row)}", "default"
                )
            who.add(slot)
            continue
        line = Text(f"{word_of(row, 'relation'):<12} ", RELATION_STYLE.get(row["relation"], "dim"))
        line.append(f"{slot_words(row)}: ", "default")
        yield line.append(_against(sides_of([side_of(case, r) for r in rows_of(row, "readings")])), "default")


def _who_they_were(row: Row) -> str:
    """The part of the reason of a row that says who the people were, as those tell it who differ."""
    said = visible(word_of(row, "reason")).partition(WHO_THEY_WERE)[2]
    return f"{WHO_THEY_WERE}{said}".removesuffix("; neither side tells of the other").replace(" is disputed", "")


def _against(sides: Sides) -> str:
    """Who is against whom on one line: of many numbers the least and the most."""
    shown = [*sides.head, *sides.tail]
    values = [f"{short(s.value)} ({names_of(s.who, 1)})" for s in shown]
    denied = [value for value, s in zip(values, shown, strict=True) if s.denied]
    told = values[: len(values) - len(denied)]
    if sides.counted and len(told) + sides.between > SIDES_SHOWN:
        least, most = shown[0], shown[len(told) - 1]
        holders = "; ".join(unique(names_of(s.who, 1) for s in (least, most)))
        span = f"{short(least.value)} to {short(most.value)}, {len(told) + sides.between} values ({holders})"
        return " / ".join([span, *denied])
    return " / ".join([*values, *([f"{sides.between} more"] if sides.between else [])])


def beyond_lines(case: Case, incident: Row) -> Iterator[Text]:
    """What goes beyond the sources in the documents of an incident, headlines first; phrases of one reason together."""
    found: dict[tuple[str, str, str, tuple[str, ...]], list[str]] = {}
    for excess in rows_of(case.row, "beyond"):
        document = case.documents.get(word_of(excess, "document"))
        span, headline = span_of(excess.get("span")), span_of((document or {}).get("headline"))
        if excess.get("incident") != incident["id"] or document is None or span is None:
            continue
        where = "headline" if span.part == "title" or (headline and headline.holds(span)) else "text"
        reason = visible(word_of(excess, "reason"))
        said = f"“{short(case.words(document, span))}”"
        found.setdefault((where, case.outlet(document), reason, held_elsewhere(case, excess)), []).append(said)
    for (where, outlet, reason, held), words in sorted(found.items(), key=lambda item: item[0][0] != "headline"):
        line = Text(f"{'beyond':<12} ", "magenta")
        line.append(f"{outlet}, {where}: {', '.join(unique(words))}: {reason}", "default")
        yield line.append(f". Another article of this incident has it, from {names_of(held)}" if held else "", "dim")


def _print_origins(case: Case, console: Console) -> None:
    """The origins behind two articles or more; how many stand behind one alone is told by number."""
    ranked = ranked_origins(case)
    few = len(ranked) <= ORIGINS_SHOWN or all(len(r.articles) < 2 for r in ranked)
    shown = [r for r in ranked if len(r.articles) > 1 or few][:ORIGINS_SHOWN]
    if ranked:
        console.print("\nOrigins that most rests on", style="bold")
        console.print(Text(COUNTS_HEAD, "dim"), soft_wrap=True)
    for resting in shown:
        line = _counts(resting).append(case.name(resting.origin), "default")
        console.print(line.append(f"  {case.kind(resting.origin)}", "dim"), soft_wrap=True)
    rest = [r for r in ranked if r not in shown]
    if rest:
        most = max(len(r.articles) for r in rest)
        console.print(f"and {count_words(len(rest), 'more origin')} of at most {count_words(most, 'article')} each")


def _print_untold(case: Case, console: Console) -> None:
    """The articles that no incident holds, and why."""
    told = unread_words(case)
    quiet = untold(case)
    if quiet:
        names = ", ".join(quiet[:NAMES_SHOWN]) + (" …" if len(quiet) > NAMES_SHOWN else "")
        verb = "tells" if len(quiet) == 1 else "tell"
        told.append(f"{count_words(len(quiet), 'article')} {verb} of no incident: {visible(names)}")
    for n, sentence in enumerate(told):
        if not n:
            console.print()
        indented(console, Text(sentence), 0)


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


def relation_words(row: Row) -> Text:
    """How the values of a row stand to each other, in its colour."""
    relation = word_of(row, "relation")
    return Text(says(row), RELATION_STYLE.get(relation, "dim"))


def names_of(names: Iterable[str], shown: int = NAMES_SHOWN) -> str:
    """Some names, each once, and how many more there are."""
    found: Sequence[str] = unique(names)
    more = f" +{len(found) - shown}" if len(found) > shown else ""
    return ", ".join(found[:shown]) + more


def short(words: str) -> str:
    """Words on one line, cut where they are many."""
    line = " ".join(visible(words).split())
    return line if len(line) <= WORDS_SHOWN else line[: WORDS_SHOWN - 1] + "…"
