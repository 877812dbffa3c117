"""`firsthand judge`: a person settles what the program leaves open."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.text import Text

from firsthand.errors import UnknownIdError
from firsthand.model.ids import content_id
from firsthand.model.judgement import Judgement, Verdict
from firsthand.pipeline import relate
from firsthand.report.html_case import Case, rows_of, word_of
from firsthand.report.machine import case_json
from firsthand.report.open_links import judged_lines, most_open, open_lines
from firsthand.report.terminal import console_of
from firsthand.steps import default_steps
from firsthand.store import open_view, open_writer

VERDICTS: dict[str, Verdict] = {"same": "same", "not-same": "not_same", "unsure": "unsure"}
SHORTEST = 4  # code points that begin the id of an incident


@click.command()
@click.argument("case", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("verdict", required=False, type=click.Choice([*VERDICTS, "take-back"]))
@click.argument("targets", metavar="[TARGET]...", nargs=-1)
@click.option("--because", default="", metavar="WORDS", help="Why; kept with the judgement.")
@click.option("--by", default="", metavar="NAME", help="Who judges; your user name if not given.")
def judge(case: Path, verdict: str | None, targets: tuple[str, ...], because: str, by: str) -> None:
    """Says of two TARGETs in CASE that they are the same, not the same, or that nobody can tell (unsure).

    Two sources (ids or names): whether they are one origin, are surely apart, or stay open; bounds follow at once.
    Two accounts, articles or incidents (ids): whether they tell of one incident. A judgement is never overwritten and holds in every later
    run; the last word on a pair counts, and take-back with the id of a judgement undoes it. Without a verdict: what
    was judged, and what is still open.

    \b
    Examples:
      firsthand judge war.case
      firsthand judge war.case not-same "Orontes Monitor" "Meridian Press Agency" --because "asked both"
      firsthand judge war.case not-same bridge-monday bridge-tuesday --because "two days, two bridges"
      firsthand judge war.case same incident-2b95aafc6bf4 incident-84353d467dff
      firsthand judge war.case take-back judgement-3f2a9c01d4e5
    """
    if verdict is None:
        _show(case)
        return
    wanted = 1 if verdict == "take-back" else 2
    if len(targets) != wanted:
        raise click.UsageError(f"{verdict} needs {wanted} TARGET{'s' if wanted > 1 else ''}, got {len(targets)}")
    with open_view(case) as view:
        value = Case(case_json(view.case()))
        judgements = view.judgements()
    made_at = datetime.now(UTC).isoformat(timespec="microseconds")
    who = by or os.environ.get("USER") or os.environ.get("USERNAME") or "somebody"
    if verdict == "take-back":
        said = _taken_back(judgements, targets[0], made_at, who, because)
    else:
        meant = _pair(value, targets)
        said = _judgement(meant, VERDICTS[verdict], made_at, who, because)
    with open_writer(case) as writer:
        writer.put_judgement(said)
    done = relate(case, default_steps())
    click.echo(said.id)
    if not done:
        told = "kept; another version of firsthand made this case, so that it shows only after the next firsthand trace on it"
        click.echo(told, err=True)


def _pair(case: Case, targets: Sequence[str]) -> tuple[str, ...]:
    """The ids of the two sources, or of the two accounts, that are meant. Raises click.UsageError, UnknownIdError."""
    told = [accounts_meant(case, t) for t in targets]
    if all(told):
        meant = _nearest(case, *told)
    elif any(told):
        raise click.UsageError("a source cannot be compared with what tells of an incident: give two of one kind")
    else:
        meant = [_meant(case, t) for t in targets]
    if len(set(meant)) < len(meant):
        raise click.UsageError(f"both targets are {case.name(meant[0])}")
    return tuple(sorted(meant))


def accounts_meant(case: Case, given: str) -> tuple[str, ...]:
    """The accounts that an id of one, of an article or of an incident (or how that begins) stands for, the fullest first;
    none where it is no such id."""
    if given in case.accounts:
        return (given,)
    begun = [i for i in case.incidents if word_of(i, "id").startswith((given, f"incident-{given}"))]
    if given in case.documents:
        held = [a for a, row in case.accounts.items() if row.get("document") == given and row.get("incident")]
        if not held:
            raise UnknownIdError(f"{given}: this article tells of no incident")
    elif len(begun) == 1 and len(given) >= SHORTEST:
        held = [str(a) for a in begun[0].get("accounts") or ()]
    else:
        return ()
    return tuple(sorted(held, key=lambda a: (-len(rows_of(case.accounts[a], "claims")), a)))


def _nearest(case: Case, left: Sequence[str], right: Sequence[str]) -> list[str]:
    """An account of each: of one incident where they share one, since it is that which is in question."""

    def of(account: str) -> str:
        return word_of(case.accounts[account], "incident")

    shared = [(a, b) for a in left for b in right if of(a) == of(b) and a != b]
    return list(shared[0]) if shared else [left[0], right[0]]


def _judgement(
    targets: tuple[str, ...], verdict: Verdict, made_at: str, by: str, reason: str, supersedes: str | None = None
) -> Judgement:
    id = content_id("judgement", targets, verdict, by, made_at, reason, supersedes)
    return Judgement(id, targets, verdict, by, made_at, reason, supersedes=supersedes)


def _taken_back(judgements: tuple[Judgement, ...], id: str, made_at: str, by: str, reason: str) -> Judgement:
    """A judgement that leaves the pair as it was before."""
    found = [j for j in judgements if j.id.startswith(id)]
    if len(found) != 1:
        raise UnknownIdError(f"{id}: the case holds {'no' if not found else len(found)} judgements of this id")
    earlier = [j for j in judgements if j.targets == found[0].targets and j.id != found[0].id]
    gone = {j.supersedes for j in judgements}
    before = max((j for j in earlier if j.id not in gone), key=lambda j: (j.made_at, j.id), default=None)
    holds: Verdict = before.verdict if before and before.made_at < found[0].made_at else "unsure"
    return _judgement(found[0].targets, holds, made_at, by, reason, found[0].id)


def _meant(case: Case, given: str) -> str:
    """The id of the source, origin or account that is meant: an id, or the name of one source.

    Raises UnknownIdError.
    """
    origins = {origin for held in case.roots.values() for origin in held}
    known = {*case.sources, *case.accounts, *origins}
    if given in known:
        return given
    folded = given.strip().casefold()
    named = [s for s in sorted(known - {*case.accounts}) if case.name(s).casefold() == folded]
    resting = [s for s in named if s in origins]
    found = resting if len(resting) == 1 else named
    if len(found) != 1:
        several = f"{len(found)} sources are called so, give the id of one ({', '.join(found[:4])})"
        raise UnknownIdError(
            f"{given}: {several if found else 'nothing in the case has this id, and no source this name'}"
        )
    return found[0]


def _show(path: Path) -> None:
    with open_view(path) as view:
        case = Case(case_json(view.case()))
    console = console_of(sys.stdout)
    judged, pairs = list(judged_lines(case)), most_open(case)
    for line in judged or [Text("Nothing has been judged.")]:
        console.print(line, soft_wrap=True)
    console.print(f"\nStill open: {len(pairs)} {'pair' if len(pairs) == 1 else 'pairs'} of origins")
    for line in open_lines(case, [pair for pair, _ in pairs], str(path)):
        console.print(line, soft_wrap=True)
