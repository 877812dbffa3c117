"""The flow, top to bottom: acquire, read, attribute, normalise, code, link, trace, collate.

Reading is one document at a time, in any order, on any number of processes; linking compares accounts that share a
key; tracing and collating look at the whole case. What stands in the case already is not done again: rows carry the
id of the configured steps that made them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path

from firsthand.acquire import Names
from firsthand.engines import Guarded, InProcess, Processes, cores
from firsthand.errors import InputError
from firsthand.model.account import Account, Incident, Pair
from firsthand.model.attribution import Source
from firsthand.model.collation import Collation
from firsthand.model.ids import canonical, content_id
from firsthand.model.judgement import Judgement
from firsthand.model.steps import Acquire, Attribute, Code, Collate, Item, Link, Normalise, Read, Trace, Traced, step_id
from firsthand.model.text import Failure
from firsthand.reading import Job, Reading, failed, lost
from firsthand.store import CaseResults, Stages, View, Writer, open_writer
from firsthand.store.view import merged_sources

Progress = Callable[[str, int, int], None]
BATCH = 200  # captures a transaction
# Starting workers takes as long as reading about this many documents.
WORTH_WORKERS = 24


@dataclass(frozen=True)
class Steps:
    """The configured steps of a run."""

    acquire: Acquire
    read: Read
    attribute: Attribute
    normalise: Normalise
    code: Code
    link: Link
    trace: Trace
    collate: Collate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: how many inputs it was given that the case holds readable, how many documents it read anew,
    and what of its inputs could not be read."""

    readable: int
    read: int
    failures: tuple[Failure, ...]


def silent(stage: str, done: int, total: int) -> None:
    """No progress shown."""


def run(
    paths: Sequence[str],
    case: str | Path,
    steps: Steps,
    *,
    jobs: int | None = None,
    strict: bool = False,
    wait_s: float = 10.0,
    progress: Progress = silent,
) -> Outcome:
    """Takes up what is at the paths and brings the case up to date; what is in the case stays.

    `jobs` processes read, as many as there are cores when None. With `strict`, the first failure raises InputError.
    """
    with open_writer(case, wait_s=wait_s) as writer:
        writer.view.check()
        stages = staged(steps)
        writer.put_steps(_told(steps, stages))
        given, failures = _acquire(writer, steps.acquire, paths, strict, progress)
        read = _read(writer, steps, stages, jobs or cores(), strict, progress)
        _relate(writer, steps, stages, progress)
        readable = given & {writer.view.names()[d.id] for d in writer.view.documents(stages.read)}
        return Outcome(len(readable), read, (*failures, *writer.view.failures_of(given)))


def relate(case: str | Path, steps: Steps, *, wait_s: float = 10.0, progress: Progress = silent) -> bool:
    """Brings incidents, origins and tables up to what was judged since; nothing is read anew. False, and nothing done,
    where other versions of these steps made the case: then only a run does it."""
    with open_writer(case, wait_s=wait_s) as writer:
        kept = writer.view.stages()
        if kept is None:
            return False
        stages = replace(kept, **_chained(kept.code, steps, ("link", "trace", "collate")))
        if stages == kept:
            _relate(writer, steps, stages, progress)
        return stages == kept


def staged(steps: Steps) -> Stages:
    """The ids of the steps, each standing for all before it too."""
    ids = _chained("", steps, ("read", "attribute", "normalise", "code"))
    beyond = content_id("beyond", ids["code"], step_id(steps.collate))
    return Stages(beyond=beyond, **ids, **_chained(ids["code"], steps, ("link", "trace", "collate")))


def _chained(before: str, steps: Steps, names: Sequence[str]) -> dict[str, str]:
    """The id of each step after the one before."""
    ids: dict[str, str] = {}
    for name in names:
        before = ids[name] = content_id(name, before, step_id(getattr(steps, name)))
    return ids


def _told(steps: Steps, stages: Stages) -> dict[str, tuple[str, str, str, str]]:
    def tell(stage: str) -> tuple[str, str, str, str]:
        step = getattr(steps, "collate" if stage == "beyond" else stage)
        return stage, type(step).__qualname__, getattr(step, "version", "1"), canonical(asdict(step))

    return {id: tell(stage) for stage, id in asdict(stages).items()}


def _acquire(
    writer: Writer, acquire: Acquire, paths: Sequence[str], strict: bool, progress: Progress
) -> tuple[set[str], tuple[Failure, ...]]:
    """Keeps what is new; gives the SHA-256 of all that was given, and what could not be taken up."""
    names = Names(writer.view.names())
    given: set[str] = set()
    origins: set[str] = set()
    failures: list[Failure] = []
    batch: list[Item] = []
    for found in acquire(paths):
        if isinstance(found, Failure):
            if strict:
                raise InputError(_line(found))
            failures.append(found)
            origins.add(found.origin)
            continue
        given.add(found.capture.sha256)
        origins.add(found.capture.origin)
        item = names.settle(found)
        batch += [item] if item else []
        if len(batch) == BATCH:
            writer.put_items(batch)
            batch.clear()
        progress("acquire", len(given), 0)
    writer.put_items(batch)
    writer.put_failures(origins, failures)
    return given, tuple(failures)


def _read(writer: Writer, steps: Steps, stages: Stages, jobs: int, strict: bool, progress: Progress) -> int:
    """Each document that lacks something through its steps; gives how many there were."""
    pending = writer.view.pending(stages.beyond)
    if pending:
        progress("read", 0, len(pending))
    jobs = min(jobs, len(pending) // WORTH_WORKERS + 1)
    engine = Processes(jobs, lost=lost) if jobs > 1 else InProcess()
    reading = Reading(steps.read, steps.attribute, steps.normalise, steps.code, steps.collate)
    waiting = (_job(writer.view, stages, document) for document in pending)
    for done, results in enumerate(engine.map(Guarded(reading, failed), waiting), 1):
        writer.put_document(results, stages)
        if strict and results.failure:
            raise InputError(_line(results.failure))
        progress("read", done, len(pending))
    return len(pending)


def _job(view: View, stages: Stages, document: str) -> Job:
    """What a document's steps need; parts that other settings made are not taken."""
    ids = (document,)
    done = view.done(document)
    return Job(
        view.item(document),
        next(iter(view.documents(stages.read, ids)), None),
        view.attributed(stages.attribute, ids).get(document),
        view.mentions(stages.normalise, document) if stages.normalise in done else None,
        view.accounts(stages.code, ids) if stages.code in done else None,
    )


def _relate(writer: Writer, steps: Steps, stages: Stages, progress: Progress) -> None:
    """Links, traces and collates, unless the case holds just what it held when this was last done."""
    view = writer.view
    judgements = view.judgements()
    inputs = content_id("inputs", asdict(stages), view.names(), sorted(j.id for j in judgements))
    if view.note("related") == inputs:
        return
    accounts = view.accounts(stages.code)
    pairs = _link(writer, steps.link, stages.link, accounts, progress)
    progress("trace", 0, 1)
    documents = view.documents(stages.read)
    texts = content_id("texts", stages.trace, view.names())
    passages = view.passages() if view.note("passages") == texts else steps.trace.passages(documents)
    incidents = steps.link.cluster(accounts, pairs, judgements, passages)
    attributed = view.attributed(stages.attribute)
    traced = steps.trace.derive(documents, accounts, incidents, attributed, passages)
    progress("trace", 1, 1)
    sources = {s.id: s for s in merged_sources(attributed)}
    collations = tuple(
        _collate(view, steps.collate, stages, incidents, accounts, sources, traced, judgements, progress)
    )
    results = CaseResults(incidents, passages, traced, collations)
    writer.put_case(results, stages, {"related": inputs, "passages": texts})


def _link(writer: Writer, link: Link, made_by: str, accounts: Sequence[Account], progress: Progress) -> Iterator[Pair]:
    """All pairs that speak for or against one incident, without their evidence, which stays in the case; only those
    that touch an account not yet linked are compared."""
    known = frozenset(writer.view.keys(made_by).get("", ()))

    def compared() -> Iterator[Pair]:
        for done, pair in enumerate(link.pairs(accounts, known), 1):
            yield pair
            progress("link", done, 0)

    new: dict[str, tuple[str, ...]] = {a.id: () for a in accounts if a.id not in known}
    if new:
        writer.put_pairs(made_by, new, compared())
    return writer.view.weighed(made_by)


def _collate(
    view: View,
    collate: Collate,
    stages: Stages,
    incidents: Sequence[Incident],
    accounts: Sequence[Account],
    sources: Mapping[str, Source],
    traced: Traced,
    judgements: Sequence[Judgement],
    progress: Progress,
) -> Iterator[tuple[Collation, str]]:
    """The table of each incident: the stored one where nothing that it is made from has changed."""
    before = view.collations()
    by_id = {a.id: a for a in accounts}
    roots = defaultdict(list)
    for root in traced.roots:
        roots[root.account].append(root)
    for done, incident in enumerate(incidents, 1):
        held = [by_id[a] for a in incident.accounts]
        reached = [r for a in incident.accounts for r in roots[a]]
        named = sorted({*chain.from_iterable(a.voice for a in held), *(r.origin for r in reached)})
        told = {s: sources[s] for s in named if s in sources}
        inputs = content_id("inputs", stages.collate, repr((incident, reached, sorted(told.items()), judgements)))
        kept, made_from = before.get(incident.id, (None, ""))
        if kept is None or made_from != inputs:
            kept = collate(incident, held, told, reached, judgements)
        yield kept, inputs
        progress("collate", done, len(incidents))


def _line(failure: Failure) -> str:
    return f"{failure.origin}{f', {failure.record}' if failure.record else ''}: {failure.reason}"
