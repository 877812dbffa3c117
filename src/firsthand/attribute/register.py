"""Who a noun phrase stands for in one document: known bodies, persons, unnamed sources, pronouns and short names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from firsthand.attribute import bodies, kinds, named, posts
from firsthand.attribute.again import ANYBODY, DEFINITE, SOMEBODY, UNIQUE, Mention, again, one_of, pronoun, stands_for
from firsthand.attribute.called import bare, held_office, name_behind, plain
from firsthand.attribute.lexicon import words
from firsthand.attribute.names import (
    DATELINE_BEHIND,
    OPENING_NAME,
    SPEAKS,
    body_in,
    employs,
    government_of,
    has_role,
    label_of,
    maker,
    opposed,
    outside_of,
    owner,
    person_in,
    role_only,
)
from firsthand.attribute.outlets import outlet_in, state_television
from firsthand.attribute.phrases import is_name
from firsthand.attribute.subjects import named_before, people_before
from firsthand.attribute.tokens import Line, line
from firsthand.model.actors import ActorTable, Match
from firsthand.model.attribution import Source
from firsthand.model.ids import content_id
from firsthand.model.sentences import sentences

# "the Observatorys director": the apostrophe is lost, the letter stays.
_STRIPPED = re.compile(
    r"\b((?:Observatory|Ministry|Army|Agency|Group|Network|Coalition|Kingdom|Council|Front))s(?= [a-z])"
)

_WHOSE = {"his": "he", "him": "he", "her": "she", "their": "they"}
_ONE_OF_THEM = re.compile(r"(?:[Oo]ne|[Aa]nother) of (?:them|these|those), (?=an? )")


@dataclass(slots=True)
class Register:
    """The sources of one document, filled in the order of the text."""

    document: str
    table: ActorTable
    outlet: Source
    on: date | None = None
    only: Mapping[str, Source] = field(default_factory=dict)
    officers: Mapping[str, Match] = field(default_factory=dict)
    by_noun: Mapping[str, Source] = field(default_factory=dict)
    # The name that the document gives its outlet, and all that it says, in lower case.
    called: str = ""
    said: str = ""
    context: str = ""
    sources: dict[str, Source] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    # What stands in front of the sentence that is being read.
    before: str = ""
    # Does what is read stand inside somebody's words?
    inner: bool = False
    # One of several, by the id of the several.
    parts: dict[str, str] = field(default_factory=dict)

    def resolve(self, phrase: str, context: str = "") -> Source | None:
        """The source that a phrase stands for; None where a pronoun stands for nobody named so far."""
        if not len(row := line(phrase, 0, len(phrase))):
            return None
        self.context = context
        phrase = bare(phrase)
        row = line(phrase, 0, len(phrase))
        if (told := _ONE_OF_THEM.match(phrase)) is not None:
            return self.resolve(phrase[told.end() :], context)
        mention = self._mention(phrase, row)
        if mention is None:
            return None
        known = self.sources.get(mention.source.id, mention.source)
        disclosure = kinds.anonymity(context) if known.disclosure in ("described", "anonymous") else None
        self.keep(replace(known, disclosure=disclosure) if disclosure else known)
        mention.source = self.sources[mention.source.id]
        mention.inner = self.inner
        mention.words |= frozenset(low.removesuffix("'s") for low in row.low)
        self.mentions.append(mention)
        return mention.source

    def anew(self, phrase: str) -> Source:
        """Somebody unnamed of whom the text has not told before."""
        mention = self._unnamed(phrase, row := line(phrase, 0, len(phrase)), kinds.core_words(row))
        self.keep(mention.source)
        self.mentions.append(mention)
        return mention.source

    def part_of_named(self, phrase: str) -> Source | None:
        """The body, unknown to the table, that "the Monitor" stands for here; None where it stands for none."""
        mention = self._part_of_named(line(phrase, 0, len(phrase)))
        return mention.source if mention is not None else None

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

    def _mention(self, phrase: str, row: Line) -> Mention | None:
        low = row.low
        many = one_of(row, self.mentions)
        if many is not None:
            return self._one_of(phrase, row, many)
        pronoun = _WHOSE.get(low[0], low[0])
        if len(row) == 1 and pronoun in words().pronouns:
            return self._pronoun(pronoun)
        if low[:2] == ("the", "same") and len(row) > 2:
            phrase = "the " + phrase[row.starts[2] :]
            return self._mention(phrase, line(phrase, 0, len(phrase)))
        if (cut := phrase.find(" which ")) > 0:
            return self._mention(phrase[:cut].rstrip(","), line(phrase, 0, cut))
        if (named_so := name_behind(phrase)) is not None:
            return self._called(phrase, row, *named_so)
        phrase = _STRIPPED.sub(lambda m: m.group(1) + "  "[: len(m.group()) - len(m.group(1))], phrase)
        people = [p for p in self.table.people(phrase) if not (opposed(phrase[: p.start]) or employs(phrase, p.end))]
        part = self._part_of_named(row)
        if part is not None:
            return part
        matches = named.bodies_in(phrase, self)
        noun = self.by_noun.get(row.low[-1]) if len(row) <= 2 and row.low[0] in ("the", row.low[-1]) else None
        if noun is not None and not matches:
            return Mention(noun, row.low[-1], False, False)
        if people:
            return named.officer(people[0], row, self.table)
        state = self.table.find(state_television(row) or "", self.on) if not matches else None
        if state is not None:
            return Mention(kinds.body(state), "television", False, False)
        medium = outlet_in(phrase, row)
        if medium is not None:
            return named.medium(phrase, row, matches, medium, self)
        return self._government_or_owner(phrase, row) or self._person_or_body(phrase, row, matches)

    def _government_or_owner(self, phrase: str, row: Line) -> Mention | None:
        """A country for its government, a holder's office, or whoever made the paper that the phrase tells of."""
        government = government_of(row)
        if government is not None:
            return named.government(government, self)
        if (office := held_office(phrase)) is not None:
            return self._unknown_body(office, line(office, 0, len(office)), [])
        whose = owner(phrase, row)
        if whose is not None:
            return self._mention(whose, line(whose, 0, len(whose)))
        made = maker(row)
        return self._mention(phrase[made:], line(phrase[made:], 0, len(phrase) - made)) if made is not None else None

    def _called(self, phrase: str, row: Line, noun: str, name: str) -> Mention | None:
        """A body that the phrase describes in front of its name: it is what the name is, of that kind where the name
        alone does not tell."""
        mention = self._mention(name, line(name, 0, len(name)))
        if mention is None or mention.source.kind not in ("unknown", "named_person", "unnamed_generic"):
            return mention
        if noun == "monitor" and mention.person and " " in name:
            return mention
        kind, access, reason = kinds.of_phrase(row, named=False)
        own = content_id("source", "body", name.casefold())
        source = Source(own, name, kind, access, "named", None, reason)
        return Mention(self.sources.get(own) or source, noun, False, False)

    def _person_or_body(self, phrase: str, row: Line, matches: list[Match]) -> Mention | None:
        """A phrase that is no short form: a person, a person of a body, a body, or somebody unnamed."""
        heads = kinds.core_words(row)
        outside = outside_of(row, matches)
        name = "" if not matches and kinds.of_phrase(row, named=False)[0] in posts.PICTURES else person_in(row, outside)
        if name and bodies.medium(row):
            name = ""
        if name and re.search(rf"\b[Tt]he {re.escape(name)}\b", phrase) and not has_role(row, outside):
            name = ""  # "the Global Light": a body
        if name and opposed(phrase[: phrase.find(name.split()[0])]):
            name = ""
        officer = named.officer_by_surname(name, self.officers)
        if officer is not None:
            return named.officer(officer, row, self.table)
        if matches and " " not in name and not has_role(row, outside):
            name = ""
        if matches:
            return self._with_body(phrase, row, matches, outside, name)
        if name and not (len(row) == 1 and name.endswith("s") and not self._heard_of(name)):
            return self._named(phrase, row, name, heads)
        if row.low[0] in DEFINITE or len(heads) == len(row) or kinds.of_phrase(row, named=False)[0] in UNIQUE:
            before = again(row, heads, self.mentions, self.only)
            if before is not None:
                return before
            if self.before and len(row) == 2 and row.low[0] == "the" and (alike := stands_for(row.low[1])):
                earlier = self.subject_before(alike)
                if earlier is not None:
                    return earlier
        if len(row) == 2 and row.low[0] == "the" and self.before and (full := named_before(self.before, row.low[1])):
            return self._unknown_body(full, line(full, 0, len(full)), [])
        named_so = any(is_name(row, i) for i in range(len(row))) and not plain(row)
        if named_so and not role_only(row, heads) and not (name and len(row) == 1):
            return self._unknown_body(phrase, row, heads)
        return self._unnamed(phrase, row, heads)

    def _one_of(self, phrase: str, row: Line, many: Mention) -> Mention:
        """One of several who spoke: somebody else by name, of their kind, told by whom they were told."""
        whole = many.source
        source = self._fresh(" ".join(phrase.lower().split()), whole.kind, whole.reason, whole.access)
        self.parts[source.id] = whole.id
        return Mention(source, many.head, True, False)

    def subject_before(self, alike: frozenset[str]) -> Mention | None:
        """The named body of such a kind that opens one of the two sentences before, though it reports nothing there."""
        text, self.before = self.before, ""
        for start, end in list(reversed(list(sentences(text))))[:2]:
            opening = OPENING_NAME.match(text[start:end])
            if opening is None or DATELINE_BEHIND.match(text, start + opening.end()):
                continue
            phrase = opening.group().strip()
            row = line(phrase, 0, len(phrase))
            found = self._mention(phrase, row) if len(row) and not (len(row) == 1 and plain(row)) else None
            if found is not None and found.source.kind not in alike and kinds.of_body(row, "unknown") in alike:
                found = self._unknown_body(phrase, row, [])
            if found is not None and found.source.kind in alike and found.source.disclosure == "named":
                return found
        return None

    def _part_of_named(self, row: Line) -> Mention | None:
        """ "the Monitor" where the text has named the Orontes Monitor: a body by part of its name."""
        parts = {row.low[i] for i in range(len(row)) if is_name(row, i)}
        if row.low[0] != "the" or not parts or len(parts) != len(row) - 1:
            return None
        bodies = [m.source for m in reversed(self.mentions) if not m.person] + [self.outlet]
        if parts <= set(self.called.lower().split()):
            return Mention(self.outlet, row.low[-1], False, False)
        for source in bodies:
            if (
                source.disclosure == "named"
                and source.id not in self.table.actors
                and parts < set(source.name.lower().split())
            ):
                return Mention(source, row.low[-1], False, False)
        return None

    def _pronoun(self, word: str) -> Mention | None:
        if word in ANYBODY:
            return Mention(
                self._fresh(word, "unnamed_generic", "named only in general words"), word, word.endswith("one"), True
            )
        fits = [m for m in self.mentions if m.person and m.plural == (word == "they")]
        if word in ("he", "she", "they") and self.before and not fits:
            before = self._person_before(plural=word == "they")
            if before is not None:
                return before
        found = pronoun(word, self.mentions, inner=self.inner)
        if found is not None and found.plural and word in ("he", "she"):
            return Mention(self._fresh(word, "unknown", "no word tells who is meant"), word, True, False)
        return found or (self.subject_before(kinds.BODIES) if word == "it" and self.before else None)

    def _person_before(self, *, plural: bool) -> Mention | None:
        """The person, or the several, whom the sentences before tell of, though they say nothing there."""
        text, self.before = self.before, ""
        for phrase in people_before(text, quoted=self.inner):
            found = self._mention(phrase, line(phrase, 0, len(phrase)))
            if found is not None and found.plural == plural and (found.person or plural):
                return found
        return None

    def _with_body(self, phrase: str, row: Line, matches: list[Match], outside: list[int], name: str) -> Mention:
        actor = self.table[matches[0].actor]
        roles = [row.low[i] for i in outside if row.low[i] in words().heads or row.low[i] in SPEAKS]
        core = core_words = kinds.core_words(row)
        persons = [r for r in roles if r not in posts.OF_BODY and (name or r == core_words[-1:][0] or r in SPEAKS)]
        if name:
            speaks = actor.id if any(r in SPEAKS or r in posts.SERVES for r in roles) else None
            kind, access, reason = kinds.of_phrase(row, named=True)
            theirs = bool(re.match(rf"['’]s {re.escape(name)}", phrase[matches[0].end :]))
            works = (speaks or theirs or any(w in posts.RESEARCH for w in row.low)) and kind != "spokesperson"
            kind, access, reason = named.works_for(actor, row, (kind, access, reason), works=works)
            person = self._person(name, phrase, row, kind, access, speaks, reason)
            return Mention(person, name.split()[-1].lower(), True, False, name)
        if persons and (
            persons[0] in core
            or not any(
                row.starts[i] >= matches[0].start and row.ends[i] <= matches[0].end
                for i in range(len(row))
                if row.low[i] in core
            )
        ):
            kind, access, reason = kinds.of_phrase(row, named=False)
            if actor.source_kind == "armed_group" and kind == "official_unnamed":
                kind, reason = "armed_group", f"speaks from {actor.name}"
            label = label_of(phrase, row)
            source = self._fresh(label, kind, reason, access)
            the = row.low[0] == "the" and any(p in SPEAKS for p in persons)
            if the or any(p.startswith(("spokes", "representative")) for p in persons):
                source = replace(source, speaks_for=actor.id)
            return Mention(source, persons[-1], True, persons[-1].endswith("s"))
        return Mention(kinds.body(actor), "", False, actor.kind in ("armed_group", "state_force"))

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

    def _named(self, phrase: str, row: Line, name: str, heads: list[str]) -> Mention:
        kind, access, reason = kinds.of_phrase(row, named=True)
        speaks: str | None = None
        if any(w in SPEAKS for w in row.low):
            body = self._own_body(phrase, row) or self._body_before(row)
            speaks = body.id if body else None
            if (
                body is not None
                and body.kind == "armed_group"
                and kind in ("official_named", "named_person")
                and not kinds.ranked(row)
            ):
                kind, reason = "armed_group", f"speaks from {body.name}"
            if body is not None and body.kind == "civil_defence_or_medical" and kind != "spokesperson":
                kind, access, reason = body.kind, "professional_at_scene", f"works for {body.name}"
        source = self._person(name, phrase, row, kind, access, speaks, reason)
        return Mention(source, name.split()[-1].lower(), True, False, name)

    def _own_body(self, phrase: str, row: Line) -> Source | None:
        """The body, unknown to the table, that the phrase itself names: "the head of the Orontes Monitor"."""
        name = body_in(phrase, row)
        if name is None:
            return None
        kind = kinds.of_body(line(name, 0, len(name)), "unknown")
        own = content_id("source", "body", name.casefold())
        source = self.sources.get(own) or Source(own, name, kind, "unstated", "named", None, "a body by its name")
        self.keep(source)
        return source

    def _body_before(self, row: Line) -> Source | None:
        """ "The group's director", "its head of nursing": the body last named, where it is one that watches or helps."""
        if "its" in row.low or any(low.removesuffix("'s") in posts.BODY_NOUNS and low != "team" for low in row.low):
            found = (m.source for m in reversed(self.mentions) if not m.person)
            return next((source for source in found if source.kind in posts.WATCHING), None)
        return None

    def _unknown_body(self, phrase: str, row: Line, heads: list[str]) -> Mention:
        return Mention(named.unknown_body(label_of(phrase, row), row), row.low[-1], False, False)

    def _unnamed(self, phrase: str, row: Line, heads: list[str]) -> Mention:
        kind, access, reason = kinds.of_phrase(row, named=False)
        label = label_of(phrase, row)
        head = heads[-1] if heads else row.low[-1]
        source = self._fresh(label, kind, reason, access)
        self._second(phrase, row, source)
        if row.low[0] in ("its", "their") and head in SPEAKS:
            source = replace(source, speaks_for=self._in_context())
        somebody = (kind == "unknown" and reason.startswith('"')) or head.rstrip("s") in SOMEBODY
        plural = head.endswith("s") and not head.endswith("ss")
        return Mention(source, head, kinds.is_person(kind) or somebody, plural)

    def _second(self, phrase: str, row: Line, both: Source) -> None:
        """Keep the second of "an official and a resident" apart: "the resident" is one of the two."""
        at = next((k for k in range(1, len(row) - 1) if row.low[k] == "and" and row.low[k + 1] in ("a", "an")), None)
        if at is not None:
            tail = phrase[row.starts[at + 1] :]
            last = line(tail, 0, len(tail))
            one = self._unnamed(tail, last, kinds.core_words(last))
            self.parts[one.source.id] = both.id
            self.mentions.append(one)

    def _in_context(self) -> str | None:
        """The first body that the sentence names: "the coalition bombed it, its spokesman said"."""
        return next((m.actor for m in self.table.matches(self.context, on=self.on) if not m.others), None)

    def _fresh(self, label: str, kind: str, reason: str, access: str = "unstated") -> Source:
        low = label.casefold()
        bare = low in ("source", "sources", "reports", "others", "some", "many")
        return Source(
            content_id("source", self.document, low), label, kinds.as_kind(kind), kinds.as_access(access),
            "anonymous" if bare else "described", None, reason,
        )  # fmt: skip
