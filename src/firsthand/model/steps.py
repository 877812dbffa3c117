"""Protocols of the flow: what each step takes and gives. A step is a frozen dataclass with `__call__`; its fields are
its settings, and its identity is the hash of its name, version and settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any, ClassVar, Protocol, TypeVar

from firsthand.model.account import Account, Incident, Pair
from firsthand.model.attribution import Attributed, Source
from firsthand.model.collation import Beyond, Collation
from firsthand.model.ids import content_id
from firsthand.model.judgement import Judgement
from firsthand.model.mentions import Mentions
from firsthand.model.provenance import Derivation, Finding, Ghost, Passage, Root
from firsthand.model.text import Capture, Document, Failure

T = TypeVar("T")
R = TypeVar("R")


def step_id(step: Any) -> str:
    """The id of a configured step: name, version and settings. Raises TypeError when it is no dataclass."""
    if not is_dataclass(step) or isinstance(step, type):
        raise TypeError(f"a step must be a dataclass instance, got {step!r}")
    return content_id("step", type(step).__qualname__, getattr(step, "version", "1"), asdict(step))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: its capture, its bytes, and the id it is to have (a record's id or a file's stem)."""

    capture: Capture
    payload: bytes
    name: str


class Acquire(Protocol):
    def __call__(self, paths: Sequence[str]) -> Iterator[Item | Failure]: ...


class Read(Protocol):
    def __call__(self, item: Item) -> Document:
        """Raises InputError when nothing readable is in it."""
        ...


class Attribute(Protocol):
    version: ClassVar[str]

    def __call__(self, document: Document) -> Attributed: ...


class Normalise(Protocol):
    version: ClassVar[str]

    def __call__(self, document: Document, attributed: Attributed) -> Mentions: ...


class Code(Protocol):
    version: ClassVar[str]

    def __call__(self, document: Document, attributed: Attributed, mentions: Mentions) -> tuple[Account, ...]: ...


class Link(Protocol):
    """Pairs weighs what is worth comparing, cluster decides."""

    version: ClassVar[str]

    def pairs(self, accounts: Sequence[Account], known: Collection[str]) -> Iterator[Pair]:
        """Compared pairs, each once, of which one at least is not among the `known` ids: what speaks for one incident,
        or more against it than that nothing brought the two together."""
        ...

    def cluster(
        self,
        accounts: Sequence[Account],
        pairs: Iterable[Pair],
        judgements: Sequence[Judgement],
        passages: Sequence[Passage] = (),
    ) -> tuple[Incident, ...]: ...


@dataclass(frozen=True, slots=True)
class Traced:
    """What rests on what in a whole case; each tuple in the order of its ids."""

    derivations: tuple[Derivation, ...]
    ghosts: tuple[Ghost, ...]
    findings: tuple[Finding, ...]
    roots: tuple[Root, ...] = ()


class Trace(Protocol):
    version: ClassVar[str]

    def passages(self, documents: Sequence[Document]) -> tuple[Passage, ...]: ...

    def derive(
        self,
        documents: Sequence[Document],
        accounts: Sequence[Account],
        incidents: Sequence[Incident],
        attributed: Mapping[str, Attributed],
        passages: Sequence[Passage],
    ) -> Traced:
        """`attributed` is by document id."""
        ...


class Collate(Protocol):
    version: ClassVar[str]

    def __call__(
        self,
        incident: Incident,
        accounts: Sequence[Account],
        sources: Mapping[str, Source],
        roots: Sequence[Root],
        judgements: Sequence[Judgement],
    ) -> Collation:
        """`accounts` and `roots` are those of the incident, `sources` by source id."""
        ...

    def beyond(
        self, document: Document, attributed: Attributed, mentions: Mentions, accounts: Sequence[Account]
    ) -> tuple[Beyond, ...]:
        """What a document's headline, lead or author says beyond the accounts in it (`accounts`: its own, all of
        them). `Beyond.incident` holds the happening's key until the pipeline puts the incident's id there."""
        ...


class Engine(Protocol):
    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Results in the order of the items, whatever ran first."""
        ...
