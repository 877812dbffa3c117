"""What a case leaves open, and the command that settles it: pairs of origins of which nothing tells whether one rests on
the other."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from firsthand.report.html_case import Case, rows_of, word_of
from firsthand.report.html_safe import visible

Row = Mapping[str, Any]
PAIRS_SHOWN = 6
VERDICT_WORDS = {"same": "one origin", "not_same": "surely apart", "unsure": "left open"}
# Of two accounts: whether they tell of one incident.
ACCOUNT_WORDS = {"same": "one incident", "not_same": "two incidents", "unsure": "left open"}


def open_pairs(case: Case, incident: Row) -> list[tuple[str, str]]:
    """The undetermined pairs of origins of an incident, as ids of sources: those first that stand open in most incidents,
    then those that most accounts of this one rest on."""
    origins: Row = incident.get("origins") or {}
    resting = Counter(o for a in incident.get("accounts") or () for o in case.roots.get((str(a), ""), ()))
    pairs = [(str(a), str(b)) for a, b in rows_of(origins, "undetermined")]
    return sorted(pairs, key=lambda p: (-case.open_in[p], -min(resting[o] for o in p), -sum(resting[o] for o in p), p))


def most_open(case: Case) -> list[tuple[tuple[str, str], int]]:
    """The undetermined pairs of a case, those of most incidents first, with the number of these."""
    return sorted(case.open_in.items(), key=lambda item: (-item[1], item[0]))


def command(path: str, verdict: str, pair: tuple[str, str]) -> str:
    """What to type to settle a pair, safe to paste into a shell."""
    return shlex.join(["firsthand", "judge", path, verdict.replace("_", "-"), *pair])


def open_lines(case: Case, pairs: list[tuple[str, str]], path: str) -> Iterator[Text]:
    """Lines for people: each pair, and the command that says that its two are apart."""
    for a, b in pairs[:PAIRS_SHOWN]:
        line = Text("open         ", "dim").append(
            f"{case.name(a)} and {case.name(b)}: apart, or one rests on the other?"
        )
        yield line
        yield Text(f"             {command(path, 'not-same', (a, b))}", "dim")
    if pairs:
        yield Text("             (or same, or unsure, in place of not-same)", "dim")
    if len(pairs) > PAIRS_SHOWN:
        yield Text(f"             … and {len(pairs) - PAIRS_SHOWN} more pairs", "dim")


def judged_lines(case: Case) -> Iterator[Text]:
    """Lines for people: what was decided, by whom, and what of it was taken back."""
    rows = rows_of(case.row, "judgements")
    gone = {word_of(j, "supersedes") for j in rows}
    for j in sorted(rows, key=lambda j: (word_of(j, "made_at"), word_of(j, "id"))):
        names = " and ".join(_called(case, str(t)) for t in j.get("targets") or ())
        told = ACCOUNT_WORDS if any(str(t) in case.accounts for t in j.get("targets") or ()) else VERDICT_WORDS
        verdict = told.get(word_of(j, "verdict"), word_of(j, "verdict"))
        reason = f" ({visible(word_of(j, 'reason'))})" if j.get("reason") else ""
        back = "  taken back" if word_of(j, "id") in gone else ""
        said = f"{word_of(j, 'id')}  {word_of(j, 'made_at')[:10]}  {visible(word_of(j, 'by'))}: {names}: {verdict}"
        yield Text(f"{said}{reason}{back}")


def _called(case: Case, target: str) -> str:
    account = case.accounts.get(target)
    if account is None:
        return case.name(target)
    return f"{' > '.join(case.chain(account))} (in {visible(word_of(account, 'document'))})"
