"""Who a noun phrase stands for in one document: known bodies, persons, unnamed sources, pronouns and short names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from firsthand.attribute import kinds
from firsthand.attribute.lexicon import words
from firsthand.attribute.phrases import is_name
from firsthand.attribute.tokens import Line, line
from firsthand.model.actors import Actor, ActorTable, Match
from firsthand.model.attribution import Source
from firsthand.model.ids import content_id

# Offices whose holder speaks for the body; a "source at" or "member of" a body does not.
_SPEAKS = frozenset(
    """spokesman spokeswoman spokesperson spokesmen spokespersons spokespeople director head chief founder leader chairman chairwoman president
    chair secretary-general representative commander minister boss general-secretary coordinator secretary heads runs leads""".split()
)
# A named holder of such a post speaks as the body's own; an unnamed one does not.
_SERVES = frozenset("official officer commander worker member volunteer representative".split())
_OF_BODY = frozenset(
    """agency group media news report reports statement statements monitor monitors watchdog organisation organization network army
    command forces force government ministry tv television radio newspaper channel website site page account twitter facebook daily broadcaster data
    monitoring press department office council front coalition centre center administration regime military party party's movement police service
    services leadership authorities authority parliament body militia fighters rebels militants group's""".split()
)
_HE = frozenset(("he", "she", "who", "him", "her"))
_ALIKE: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        frozenset("group monitor organisation organization watchdog network ngo centre observatory".split()),
        frozenset(("monitor_group", "armed_group", "activist_or_local_network", "civil_defence_or_medical")),
    ),
    (frozenset("agency agencies".split()), frozenset(("wire_agency", "state_media"))),
    (
        frozenset(
            "tv television channel broadcaster newspaper paper daily website outlet station radio magazine".split()
        ),
        frozenset(("state_media", "news_outlet")),
    ),
    (
        frozenset(
            "ministry government army military police command department authorities regime coalition pentagon force forces".split()
        ),
        frozenset(("state_body",)),
    ),
    (frozenset("militants rebels group fighters militia".split()), frozenset(("armed_group",))),
    (frozenset("un agency organisation organization".split()), frozenset(("international_organisation",))),
)
_PAPERS = frozenset(
    "report statement communique communiqué post tweet account message bulletin document video update letter".split()
)
# "A monitoring group" in the lead stands for the one monitor that the text names later.
_UNIQUE = frozenset(("monitor_group", "state_media"))
# "the Observatorys director": the apostrophe is lost, the letter stays.
_STRIPPED = re.compile(
    r"\b((?:Observatory|Ministry|Army|Agency|Group|Network|Coalition|Kingdom|Nation|Council|Front))s(?= [a-z])"
)
_MADE = frozenset(
    "statement report figures toll data estimates estimate count tally reports document post video footage information survey study".split()
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "their"))


@dataclass(slots=True)
class _Mention:
    source: Source
    head: str
    person: bool
    plural: bool
    name: str = ""


@dataclass(slots=True)
class Register:
    """The sources of one document, filled in the order of the text."""

    document: str
    table: ActorTable
    outlet: Source
    on: date | None = None
    only: Mapping[str, str] = field(default_factory=dict)
    officers: Mapping[str, Match] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    mentions: list[_Mention] = field(default_factory=list)

    def resolve(self, phrase: str, context: str = "") -> Source | None:
        """The source that a phrase stands for; None where a pronoun stands for nobody named so far."""
        row = line(phrase, 0, len(phrase))
        if not len(row):
            return None
        mention = self._mention(phrase, row)
        if mention is None:
            return None
        known = self.sources.get(mention.source.id, mention.source)
        disclosure = kinds.anonymity(context) if known.disclosure in ("described", "anonymous") else None
        self.keep(replace(known, disclosure=disclosure) if disclosure else known)
        mention.source = self.sources[mention.source.id]
        self.mentions.append(mention)
        return mention.source

    def keep(self, source: Source) -> None:
        """Add a source, or put a fuller one in its place; the body that it speaks for comes with it."""
        self.sources[source.id] = source
        if source.speaks_for and source.speaks_for not in self.sources:
            actor = self.table.get(source.speaks_for)
            if actor is not None:
                self.sources[actor.id] = kinds.body(actor)

    def implied(self, name: str, kind: str = "unnamed_generic") -> Source:
        """An unnamed source that the text implies without a noun phrase of its own."""
        source = Source(
            content_id("source", self.document, name), name, kinds.as_kind(kind), disclosure="none",
            access="relayed" if kind == "news_outlet" else "unstated", reason="the text names nobody here",
        )  # fmt: skip
        self.keep(source)
        return source

    # ---- one phrase ----

    def _mention(self, phrase: str, row: Line) -> _Mention | None:
        low = row.low
        if len(row) == 1 and low[0] in words().pronouns:
            return self._pronoun(low[0])
        phrase = _STRIPPED.sub(lambda m: m.group(1) + "  "[: len(m.group()) - len(m.group(1))], phrase)
        people = list(self.table.people(phrase))
        matches = [m for m in self.table.matches(phrase, on=self.on, allow_short=True) if not m.others]
        if people:
            return self._officer(people[0])
        made = _maker(row)
        if made is not None and not people:
            return self._mention(phrase[made:], line(phrase[made:], 0, len(phrase) - made))
        heads = kinds.core_words(row)
        outside = _outside(row, matches)
        name = _person(row, outside)
        officer = self._officer_by_surname(name)
        if officer is not None:
            return self._officer(officer)
        if matches and " " not in name and not _has_role(row, outside):
            name = ""
        if matches:
            return self._with_body(phrase, row, matches, outside, name)
        if name and not (len(row) == 1 and name.endswith("s") and not self._heard_of(name)):
            return self._named(phrase, row, name, heads)
        if row.low[0] in _DEFINITE or len(heads) == len(row) or kinds.of_phrase(row, named=False)[0] in _UNIQUE:
            again = self._again(row, heads)
            if again is not None:
                return again
        if (
            any(is_name(row, i) for i in range(len(row)))
            and not _role_only(row, heads)
            and not (name and len(row) == 1)
        ):
            return self._unknown_body(phrase, row, heads)
        return self._unnamed(phrase, row, heads)

    def _pronoun(self, word: str) -> _Mention | None:
        if word in ("i", "we", "you"):
            return None
        wanted = [m for m in reversed(self.mentions) if (m.person if word in _HE else not m.person)]
        if word in ("they", "some", "others", "both", "many"):
            wanted = [m for m in reversed(self.mentions) if m.plural] or wanted
        if word in ("some", "others", "many", "nobody", "none", "someone", "somebody", "everyone", "anyone", "most"):
            return _Mention(
                self._fresh(word, "unnamed_generic", "named only in general words"), word, word.endswith("one"), True
            )
        wanted = wanted or list(reversed(self.mentions))
        return replace(wanted[0]) if wanted else None

    def _officer_by_surname(self, name: str) -> Match | None:
        """The holder of an office whose surname ends a name, where the text names the body too."""
        parts = name.split()
        keys = (letters("".join(parts[-n:])) for n in (3, 2, 1) if len(parts) >= n)
        return next((self.officers[key] for key in keys if key in self.officers), None)

    def _officer(self, found: Match) -> _Mention:
        actor = self.table[found.actor]
        kind = actor.source_kind if actor.source_kind == "monitor_group" else "official_named"
        source = Source(
            content_id("source", "person", found.name.casefold()), found.name, kinds.as_kind(kind), "relayed", "named",
            actor.id, f"holds an office at {actor.name} and speaks for it",
        )  # fmt: skip
        return _Mention(source, found.name.split()[-1].lower(), True, False, found.name)

    def _with_body(self, phrase: str, row: Line, matches: list[Match], outside: list[int], name: str) -> _Mention:
        actor = self.table[_main(matches, row)]
        roles = [row.low[i] for i in outside if row.low[i] in words().heads or row.low[i] in _SPEAKS]
        core = set(kinds.core_words(row))
        core_words = kinds.core_words(row)
        persons = [r for r in roles if r not in _OF_BODY and (name or r == core_words[-1:][0] or r in _SPEAKS)]
        if name:
            speaks = actor.id if any(r in _SPEAKS or r in _SERVES for r in roles) else None
            kind, access, reason = kinds.of_phrase(row, named=True)
            return _Mention(
                self._person(name, phrase, row, kind, access, speaks, reason),
                name.split()[-1].lower(),
                True,
                False,
                name,
            )
        if persons and (
            persons[0] in core
            or not any(
                row.starts[i] >= matches[0].start and row.ends[i] <= matches[0].end
                for i in range(len(row))
                if row.low[i] in core
            )
        ):
            kind, access, reason = kinds.of_phrase(row, named=False)
            label = _label(phrase, row)
            source = self._fresh(label, kind, reason, access)
            the = row.low[0] == "the" and any(p in _SPEAKS for p in persons)
            if the or any(p.startswith(("spokes", "representative")) for p in persons):
                source = replace(source, speaks_for=actor.id)
            return _Mention(source, persons[-1], True, persons[-1].endswith("s"))
        return _Mention(kinds.body(actor), "", False, actor.kind in ("armed_group", "state_force"))

    def _person(
        self, name: str, phrase: str, row: Line, kind: str, access: str, speaks: str | None, reason: str
    ) -> Source:
        for mention in reversed(self.mentions):
            known = mention.name.casefold()
            if mention.person and known and (known == name.casefold() or known.endswith(" " + name.casefold())):
                return self.sources[mention.source.id]
        parts = ("person", name.casefold()) if " " in name else (self.document, "person", name.casefold())
        return Source(
            content_id("source", *parts), name, kinds.as_kind(kind), kinds.as_access(access), "named", speaks, reason
        )

    def _heard_of(self, name: str) -> bool:
        """Was somebody of this name heard before? ("Traders say" opens a sentence: no name.)"""
        return any(m.name.casefold().endswith(name.casefold()) for m in self.mentions if m.name)

    def _named(self, phrase: str, row: Line, name: str, heads: list[str]) -> _Mention:
        kind, access, reason = kinds.of_phrase(row, named=True)
        speaks: str | None = None
        if any(w in _SPEAKS for w in row.low):
            body = self._body_before(row)
            speaks = body.id if body else None
        source = self._person(name, phrase, row, kind, access, speaks, reason)
        return _Mention(source, name.split()[-1].lower(), True, False, name)

    def _body_before(self, row: Line) -> Source | None:
        """ "the group's director": the body last named."""
        if any(
            w
            in ("group's", "observatory's", "monitor's", "organisation's", "organization's", "its", "group", "monitor")
            for w in row.low
        ):
            return next(
                (m.source for m in reversed(self.mentions) if not m.person and m.source.kind == "monitor_group"), None
            )
        return None

    def _again(self, row: Line, heads: list[str]) -> _Mention | None:
        """A definite phrase ("the source", "the agency") that stands for somebody named before."""
        head = heads[-1] if heads else row.low[-1]
        definite = row.low[0] in _DEFINITE
        kind = kinds.of_phrase(row, named=False)[0]
        only = self.only.get(kind)
        if only is not None and (kind == "monitor_group" or "agency" in row.low):
            return _Mention(kinds.body(self.table[only]), head, False, False)
        if not definite:
            return None
        for mention in reversed(self.mentions):
            if mention.head and (mention.head == head or mention.head.rstrip("s") == head.rstrip("s")):
                return replace(mention)
        if head in _PAPERS and len(row) <= 2:
            return replace(self.mentions[-1]) if self.mentions else None
        for nouns, alike in _ALIKE:
            if head in nouns:
                fits = [m for m in reversed(self.mentions) if m.source.kind in alike and not m.person]
                if fits:
                    return replace(fits[0])
        if head in words().heads and len(row) <= 3:
            fits = [
                m
                for m in reversed(self.mentions)
                if m.person and (m.source.kind == kind or kinds.person_like(kind, m.source.kind))
            ]
            if fits:
                return replace(fits[0])
        return None

    def _unknown_body(self, phrase: str, row: Line, heads: list[str]) -> _Mention:
        label = _label(phrase, row)
        kind, access, reason = kinds.of_phrase(row, named=True)
        kind = kinds.of_body(row, kind)
        source = Source(
            content_id("source", "body", label.casefold()),
            label,
            kinds.as_kind(kind),
            kinds.as_access(access),
            "named",
            None,
            reason,
        )
        return _Mention(source, row.low[-1], False, False)

    def _unnamed(self, phrase: str, row: Line, heads: list[str]) -> _Mention:
        kind, access, reason = kinds.of_phrase(row, named=False)
        label = _label(phrase, row)
        head = heads[-1] if heads else row.low[-1]
        return _Mention(self._fresh(label, kind, reason, access), head, kinds.is_person(kind), head.endswith("s"))

    def _fresh(self, label: str, kind: str, reason: str, access: str = "unstated") -> Source:
        low = label.casefold()
        bare = low in ("source", "sources", "reports", "others", "some", "many")
        return Source(
            content_id("source", self.document, low), label, kinds.as_kind(kind), kinds.as_access(access),
            "anonymous" if bare else "described", None, reason,
        )  # fmt: skip


def _outside(row: Line, matches: list[Match]) -> list[int]:
    return [
        i for i in range(len(row)) if not any(m.start <= row.starts[i] and row.ends[i] <= m.end + 2 for m in matches)
    ]


def _main(matches: list[Match], row: Line) -> str:
    return matches[0].actor


def _person(row: Line, outside: list[int]) -> str:
    """The longest run of capitals that reads as a person's name, "" where none does."""
    runs: list[list[int]] = []
    org = words().organisation_words
    for i in outside:
        low = row.low[i]
        ok = (
            is_name(row, i)
            and low not in org
            and low not in words().heads
            and not low.endswith(("'s", "ian", "ish", "based"))
            and not row.words[i].isupper()
            and low not in _NATION
        )
        ok = ok and not (i and row.low[i - 1] in words().prepositions | {"near"} and low not in _SPEAKS)
        if ok and runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        elif ok and not (i and row.words[i - 1][:1].isupper() and row.low[i - 1] in org):
            runs.append([i])
        elif (
            runs
            and low in ("al", "bin", "abu", "de", "van", "von", "el", "ibn", "-")
            and i == runs[-1][-1] + 1
            and is_name(row, i + 1)
        ):
            runs[-1].append(i)
    runs = [r for r in runs if not _places(row, r)]
    best = max(runs, key=len, default=[])
    if not best:
        return ""
    text = [row.words[i] for i in best]
    while text and text[0].rstrip(".").lower() in _TITLES:
        text = text[1:]
    return " ".join(text)


_TITLES = frozenset(
    "mr mrs ms dr gen lt col sgt capt maj brig president minister general colonel major sheikh imam prime secretary senator sen rep gov governor king prince deputy foreign defence defense lieutenant captain brigadier chief sir lord lady pope sheriff mayor judge".split()
)
_NATION = frozenset(
    "us u.s. uk u.k. un u.n. eu french german dutch greek israeli iraqi kurdish arab yemeni saudi western islamist sunni shiite alawite".split()
)


def _has_role(row: Line, outside: list[int]) -> bool:
    return any(row.low[i] in words().heads or row.low[i] in _SPEAKS for i in outside)


def _maker(row: Line) -> int | None:
    """Where the maker's name begins in "a statement by the army", "a toll from the monitor"; None without one."""
    for i in range(1, len(row) - 1):
        if row.low[i] in ("by", "from") and row.low[i - 1] in _MADE:
            return row.starts[i + 1]
        if row.low[i] in words().prepositions or row.words[i] == ",":
            return None
    return None


def _places(row: Line, run: list[int]) -> bool:
    """Is this run a place in front of a role ("Aleppo activists", "Hama governor")?"""
    after = row.at(run[-1] + 1)
    return (
        len(run) == 1
        and (after in words().heads or after in words().modifiers or after in words().organisation_words)
        and run[-1] + 1 < len(row)
    )


def _role_only(row: Line, heads: list[str]) -> bool:
    """True when a source noun is the head and capitals only place it: "Aleppo activists", "a source at the Ministry"."""
    return bool(heads) and heads[-1] in words().heads and heads[-1] not in words().organisation_words


def _label(phrase: str, row: Line) -> str:
    """The phrase as a name: without its determiner, in one line, at most 80 characters."""
    i = kinds.quantity(row)
    while i + 1 < len(row) and row.low[i] in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "some",
        "one",
        "another",
        "several",
        "many",
        "two",
        "three",
        "all",
        "both",
        "of",
    ):
        i += 1
    phrase = re.split(r",? (?:who|which|whose|speaking|citing)\b", phrase)[0]
    text = re.sub(r"\s+", " ", phrase[row.starts[i] :]).strip(" ,.;:'\"“”’")
    return text[:80].rstrip()


def letters(name: str) -> str:
    """The letters of a name alone, in lower case: "Abdel-Rahman", "Abdulrahman" and "Abdurrahman" are one."""
    return re.sub(r"^abd[aeu](?:l|r(?=r))", "abd", "".join(c for c in name.casefold() if c.isalpha()))


def actor_of(table: ActorTable, name: str, on: date | None) -> Actor | None:
    """The actor that an outlet's or agency's name stands for."""
    found = table.find(name, on, short=True)
    if found is not None:
        return found
    matches = [m for m in table.matches(name, on=on) if not m.others]
    return table[matches[0].actor] if matches and matches[0].end - matches[0].start >= 0.7 * len(name.strip()) else None
