"""How articles, outlets, origins and incidents are counted and ordered: the same in the terminal, on the pages and in
the export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.report.html_case import UNNAMED, Case, Row, rows_of, unique, word_of

# What the numbers count, told once on every face of the program.
EXPLAINED: Mapping[str, str] = {
    "article": "a text that was read, a file or one record of a file; those of an incident say something of it themselves",
    "outlet": "who published articles, by name; all that tell none count as one",
    "origin": "who stands last when each statement is followed back; whoever copies, quotes, cites or translates adds none",
    "2–5 origins": "two are surely apart, three more may be or may rest on these",
    "one origin alone": "as far as the articles tell: the upper bound is one. Others may stand outside the pile, and one "
    "origin may be right. Several may all be one where only the lower bound is one",
}
LANGUAGES = ("en",)  # those whose statements are read (ISO 639-1)
LANGUAGE_WORDS: Mapping[str, str] = {
    "ar": "Arabic", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ku": "Kurdish", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Support:
    """Incidents that two outlets or more tell of: how many there are, how many rest on one origin alone as far as the
    articles tell, and how many more may."""

    told: int
    on_one: int
    perhaps: int


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on an origin: the incidents whose origins it counts among, those of them that count no other, the
    accounts that rest on it, and their articles."""

    origin: str
    incidents: frozenset[str]
    alone: frozenset[str]
    accounts: frozenset[str]
    articles: frozenset[str]


def told_in(case: Case, incident: Row) -> tuple[str, ...]:
    """The articles of an incident: documents that have an account of it, in the order of their numbers."""
    found = unique(
        word_of(case.accounts[str(a)], "document") for a in incident.get("accounts") or () if str(a) in case.accounts
    )
    return tuple(sorted((d for d in found if d in case.documents), key=lambda d: case.numbers[d]))


def contacts_of(case: Case, incident: Row, origin: str) -> tuple[str, ...]:
    """The unnamed sources that an origin has its account of an incident from, as the accounts call them."""
    voices = [list(map(str, case.accounts.get(str(a), {}).get("voice") or ())) for a in incident.get("accounts") or ()]
    behind = [s for voice in voices if origin in voice for s in voice[voice.index(origin) + 1 :]]
    return unique(case.plain(s) for s in behind if word_of(case.sources.get(s, {}), "disclosure") in UNNAMED)


def outlets_of(case: Case, documents: Iterable[str]) -> tuple[str, ...]:
    """The outlets of documents, each once."""
    return unique(case.outlet(case.documents[d]) for d in documents if d in case.documents)


def in_order(case: Case) -> tuple[Row, ...]:
    """The incidents, those first where most articles rest on fewest origins."""

    def weight(incident: Row) -> tuple[float, int, str, str]:
        articles = len(told_in(case, incident))
        lower = int((incident.get("origins") or {}).get("lower") or 0)
        when = word_of(incident.get("when") or {}, "latest")
        return -articles / max(lower, 1), -articles, when, word_of(incident, "id")

    return tuple(sorted(case.incidents, key=weight))


def numbers_of(case: Case) -> dict[str, int]:
    """The number of each incident, by its id: its place in the order, from 1."""
    return {word_of(incident, "id"): n for n, incident in enumerate(in_order(case), 1)}


def support(case: Case) -> Support:
    """What the incidents that several outlets tell of rest on."""
    several = [i for i in case.incidents if len(outlets_of(case, told_in(case, i))) > 1]
    bounds: Sequence[Row] = [i.get("origins") or {} for i in several]
    one = sum(o.get("upper") == 1 for o in bounds)
    return Support(len(several), one, sum((o.get("lower") or 0) <= 1 for o in bounds) - one)


def ranked_origins(case: Case) -> tuple[Resting, ...]:
    """The origins that something rests on, those behind most incidents first, then most accounts, then most articles.
    Unnamed sources of different articles stay apart."""
    counted = {
        word_of(i, "id"): unique(map(str, (i.get("origins") or {}).get("sources") or ())) for i in case.incidents
    }
    incidents: dict[str, set[str]] = defaultdict(set)
    for incident, sources in counted.items():
        for source in sources:
            incidents[source].add(incident)
    accounts = _resting_accounts(case, counted)
    found = []
    for origin in {*incidents, *accounts}:
        resting = frozenset(accounts[origin])
        articles = frozenset(word_of(case.accounts[a], "document") for a in resting) & case.documents.keys()
        alone = frozenset(i for i in incidents[origin] if len(counted[i]) == 1)
        found.append(Resting(origin, frozenset(incidents[origin]), alone, resting, articles))

    def weight(r: Resting) -> tuple[int, int, int, str, str]:
        return -len(r.incidents), -len(r.accounts), -len(r.articles), case.name(r.origin), r.origin

    return tuple(sorted(found, key=weight))


def _resting_accounts(case: Case, counted: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """The accounts that rest on each origin. An outlet's own words carry only where the incident counts them, since it
    reached nothing firmer."""
    found: dict[str, set[str]] = defaultdict(set)
    for root in rows_of(case.row, "roots"):
        account, origin = word_of(root, "account"), word_of(root, "origin")
        incident = word_of(case.accounts.get(account, {}), "incident")
        if account in case.accounts and (not root.get("weak") or origin in counted.get(incident, ())):
            found[origin].add(account)
    return found


def in_other_languages(case: Case) -> tuple[str, ...]:
    """The documents whose statements were not read: no account comes from them, and their language is none that
    firsthand reads. They stay originals that others may have copied or translated."""
    telling = {word_of(a, "document") for a in case.accounts.values()}
    return tuple(
        d
        for d in sorted(case.documents, key=lambda d: case.numbers[d])
        if d not in telling and word_of(case.documents[d], "language", LANGUAGES[0]) not in LANGUAGES
    )


def untold(case: Case) -> tuple[str, ...]:
    """The documents in a language that is read and that tell of no incident all the same."""
    telling = {word_of(a, "document") for a in case.accounts.values() if a.get("incident")}
    foreign = set(in_other_languages(case))
    return tuple(d for d in sorted(case.documents, key=lambda d: case.numbers[d]) if d not in telling | foreign)


def language_of(document: Row) -> str:
    """The language of a document in words; its code where it is a rarer one."""
    code = word_of(document, "language")
    return LANGUAGE_WORDS.get(code, f"the language “{code}”")


def unread_words(case: Case) -> list[str]:
    """What was not read for its language, a sentence a language."""
    held: dict[str, list[str]] = defaultdict(list)
    for d in in_other_languages(case):
        held[language_of(case.documents[d])].append(case.outlet(case.documents[d]))
    return [
        f"{count_words(len(names), 'article')} in {language} ({', '.join(unique(names)[:3])}): not read for statements, "
        "which firsthand reads in English only; copies and translations are traced back to it all the same."
        for language, names in sorted(held.items())
    ]


def count_words(number: int, word: str) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def support_words(case: Case) -> str:
    """The share of the incidents of several outlets that rest on one origin, in a sentence; "" where none is told by
    several. EXPLAINED tells how it is counted."""
    s = support(case)
    if not s.told:
        return ""
    surely = f"the articles on {s.on_one} ({share_words(s.on_one, s.told)}) lead to one origin alone"
    perhaps = f"on {s.perhaps} ({share_words(s.perhaps, s.told)})"
    told = {
        (True, True): f"{surely}, those {perhaps} to several that may all be one",
        (True, False): surely,
        (False, True): f"the articles {perhaps} lead to several origins that may all be one",
        (False, False): "the articles on each lead to at least two origins that are apart",
    }
    return f"Two outlets or more tell of {count_words(s.told, 'incident')}: {told[s.on_one > 0, s.perhaps > 0]}."


def share_words(part: int, whole: int) -> str:
    """A part of a whole in percent: "49 %"."""
    return f"{100 * part / whole:.0f} %"
