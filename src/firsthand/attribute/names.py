"""Names in the noun phrases that name sources: persons, bodies, makers of papers; and the phrase as a label."""

from __future__ import annotations

import re
from datetime import date

from firsthand.attribute import kinds
from firsthand.attribute.lexicon import words
from firsthand.attribute.nouns import GIVEN, is_name, national
from firsthand.attribute.tokens import Line
from firsthand.model.actors import Actor, ActorTable, Match

_UNNAMING = frozenset(
    "the a an this that these those its his her their some one another several many two three all both of".split()
)
# Offices whose holder speaks for the body; a "source at" or "member of" a body does not.
SPEAKS = frozenset(
    """spokesman spokeswoman spokesperson spokesmen spokespersons spokespeople director head chief founder leader chairman chairwoman president
    chair secretary-general representative commander minister boss general-secretary coordinator secretary heads runs leads""".split()
)

_MADE = frozenset(
    "statement statements report reports figures toll data estimates estimate count tally document post tweet message information survey study records database archive "
    "assessment assessments bulletin communique communiqué advisory dispatch briefing notice findings update list register release readout newsletter".split()
)


_TITLES = frozenset(
    "mr mrs ms dr gen lt col sgt capt maj brig president minister general colonel major sheikh imam prime secretary senator sen rep gov governor king prince deputy foreign defence defense lieutenant captain brigadier chief sir lord lady pope sheriff mayor judge inspector director sergeant admiral rear vice".split()
)


# Trades that are surnames too.
_SURNAMES = frozenset("baker shepherd farmer driver priest monk pastor page post".split())
_NATION = frozenset(
    "us u.s. uk u.k. un u.n. eu french german dutch greek israeli iraqi kurdish arab yemeni saudi western islamist sunni shiite alawite".split()
)


# Countries and capitals stand for their governments.
METONYMS = {
    place: adjective
    for adjective, places in {
        "Syrian": "syria damascus", "Russian": "russia moscow", "Turkish": "turkey ankara", "Iranian": "iran tehran",
        "Iraqi": "iraq baghdad", "Israeli": "israel jerusalem", "US": "us u.s. america washington", "British": "britain uk u.k. london",
        "French": "france paris", "German": "germany berlin", "Saudi": "saudi riyadh", "Jordanian": "jordan amman",
        "Lebanese": "lebanon beirut", "Qatari": "qatar doha", "Egyptian": "egypt cairo", "Chinese": "china beijing",
    }.items()
    for place in places.split()
}  # fmt: skip


def government_of(row: Line) -> str | None:
    """The government that a country's or capital's name alone stands for."""
    low = [w for w in row.low if w not in ("the", "arabia")]
    if len(low) == 1 and low[0] in METONYMS and row.capital(len(row) - 1):
        return f"{METONYMS[low[0]]} government"
    known = "-".join(low) in words().governments and row.capital(len(row) - 1)
    return " ".join(row.words[-len(low) :]) if known else None


_BODY = re.compile(
    r"(?:[A-Z][\w’'-]+ )+(?:Observatory|Monitor|Network|Centre|Center|Committee|Council|Agency|Organi[sz]ation|Coalition|Front|Brigade|Ministry|Directorate|Foundation)"
    r"(?: (?:for|of|on) (?:the )?[A-Z]\w+(?:(?: and)? [A-Z]\w+)*)?"
)
# Words that begin a sentence, not a body's name.
_NOT_FIRST = re.compile(r"^(?:The|A|An|In|On|At|But|And|Meanwhile|While|According|By|For|From)\s+")
MONITOR = re.compile(
    r"(?:[A-Z][\w’'-]+ )+(?:Observatory|Monitor|Monitoring Group|Watch\b|Rights (?:Collective|Group|Network)\b)(?: (?:for|of|on) (?:[A-Z]\w+)(?:(?: and)? [A-Z]\w+)*)?"
    r"|(?:[A-Z][\w’'-]+ )+(?:Network|Centre|Center|Group) for (?:Human )?Rights"
)


def body_in(phrase: str, row: Line) -> str | None:
    """The name of a body in a phrase about a person, by its noun ("Observatory", "Council"); None without one."""
    match = _BODY.search(phrase)
    return _NOT_FIRST.sub("", match.group()) if match else None


def monitors_in(text: str) -> frozenset[str]:
    """The monitors that a text names, by their form: "Orontes Monitor for Human Rights"."""
    found = (_NOT_FIRST.sub("", m.group()) for m in MONITOR.finditer(text))
    return frozenset(name for name in found if " " in name)


_CLOSED = frozenset("released published issued dated based entitled titled seen obtained".split())


def owner(phrase: str, row: Line) -> str | None:
    """Whose paper "the monitor's report" is; None for other phrases."""
    last = next((k for k in range(1, len(row)) if row.low[k] in _CLOSED or row.words[k] == ","), len(row)) - 1
    if last < 1 or not (row.low[last] in _MADE or (row.low[last] in _PAGES and row.at(last - 1) in _NETWORKS)):
        return None
    if is_name(row, last - 1) and not row.capital(last) and last > 1 and row.low[last - 1] not in _NETWORKS:
        return phrase[: row.ends[last - 1]]
    for k in range(last - 1, max(-1, last - 5), -1):
        if row.low[k].endswith("'s"):
            return phrase[: row.ends[k] - 2]
        if row.words[k] in ("'", "’") and row.low[k - 1].endswith("s") and k > 1:
            return phrase[: row.ends[k - 1]]
        if row.low[k] in words().prepositions or row.words[k] == ",":
            return None
    return None


def outside_of(row: Line, matches: list[Match]) -> list[int]:
    return [
        i for i in range(len(row)) if not any(m.start <= row.starts[i] and row.ends[i] <= m.end + 2 for m in matches)
    ]


def person_in(row: Line, outside: list[int]) -> str:
    """The longest run of capitals that reads as a person's name, "" where none does."""
    runs: list[list[int]] = []
    barred = -2  # the last token of a run of capitals that places something ("in Deir al-Zor")
    for i in outside:
        low = row.low[i]
        if not is_name(row, i):
            particle = low in _PARTICLES and runs and i == runs[-1][-1] + 1 and is_name(row, i + 1)
            if particle:
                runs[-1].append(i)
            continue
        placing = i and (row.low[i - 1] in words().prepositions | {"near"} or row.low[i - 1].endswith("ing"))
        title = low.rstrip(".") in _TITLES
        closed = row.low[i - 1] in words().organisation_words
        if (placing and low not in SPEAKS) or (barred == i - 1 and not title and not closed):
            barred = i
        elif _personal(row, i):
            if runs and i == runs[-1][-1] + 1:
                runs[-1].append(i)
            elif not _behind_body(row, i):
                runs.append([i])
    titled = [r for r in runs if row.words[r[0] - 1] in _POSTS and r[0] and len(r) > 1]
    runs = [r for r in runs if not _of_the_place(row, r)] if len(runs) == 1 else runs
    runs = [
        r
        for r in titled or runs
        if not (
            row.low[r[-1]] in _PLACE_NOUNS or _behind_letters(row, r) or _places(row, r) or _of_body(row, r, outside)
        )
    ]
    runs = runs or _behind_office(row)
    best = max(runs, key=lambda run: _as_person(row, run), default=[])
    if not best:
        return ""
    text = [row.words[i] for i in best]
    while text and text[0].rstrip(".").lower() in _TITLES:
        text = text[1:]
    return " ".join(text)


def _behind_office(row: Line) -> list[list[int]]:
    """The name that ends "Minister of Electricity Anna Reed": the last two of three capitals and more behind an office."""
    of = next((k for k in range(1, len(row) - 3) if row.low[k] == "of" and row.low[k - 1] in _HOLDS), None)
    if of is None:
        return []
    last = of + 1
    while last < len(row) and row.capital(last) and is_name(row, last) and _personal(row, last):
        last += 1
    closed = last >= len(row) or row.words[last] == ","
    return [[last - 2, last - 1]] if closed and last - of - 1 >= 3 else []


_HOLDS = frozenset("minister secretary director governor mayor chief head president ambassador commander".split())


def _of_the_place(row: Line, run: list[int]) -> bool:
    """Is this one capital what a noun is of ("the Pekon township's administration")?"""
    after = row.at(run[-1] + 1)
    lower = after.isalpha() and not row.capital(run[-1] + 1)
    return (
        len(run) == 1 and run[0] > 1 and row.low[run[0] - 1] in ("the", "of") and lower and row.low[run[0] - 1] == "the"
    )


def _as_person(row: Line, run: list[int]) -> tuple[bool, int]:
    """How much a run reads as a person's name: behind a title or a comma, and by its length without titles."""
    titled = (
        row.low[run[0]].rstrip(".") in _TITLES or row.at(run[0] - 1).rstrip(".") in _TITLES or row.at(run[0] - 1) == ","
    )
    words_in = sum(row.low[i].rstrip(".") not in _TITLES for i in run)
    return titled and words_in > 1, words_in


# Posts that texts write by their letters.
_POSTS = frozenset("IG DIG ADGP DGP SP SSP DSP DC CM PM MP MLA DA CEO".split())


_PLACE_NOUNS = frozenset("county province district governorate region oblast state valley".split())


def _behind_letters(row: Line, run: list[int]) -> bool:
    """Is this one capital the end of a body's name behind letters ("SBM Intelligence")?"""
    letters = row.words[run[0] - 1] if run[0] else ""
    return len(run) == 1 and letters.isupper() and len(letters) > 2


_STATIONS = frozenset("radio television tv channel agence studio telediario".split())


def _behind_body(row: Line, i: int) -> bool:
    """Does this one capital close a body's name ("Council Hama")? A name of two and more stands for itself, but for that
    of a station ("Radio Free Marj")."""
    if i > 0 and row.low[i - 1] in _STATIONS and row.capital(i - 1):
        return True
    body = i > 0 and row.words[i - 1][:1].isupper() and row.low[i - 1] in words().organisation_words
    return body and not (is_name(row, i + 1) and _personal(row, i + 1))


def _personal(row: Line, i: int) -> bool:
    """Can this capitalised token be part of a person's name?"""
    low = row.low[i]
    if low in _SURNAMES and i and is_name(row, i - 1):
        return True
    if low in words().organisation_words or low in words().heads or low in _NATION or row.words[i].isupper():
        return False
    if low.endswith(("ian", "ish", "ean", "ese")) and low not in GIVEN:  # "Syrian", but "Gevork Terian"
        return i > 0 and row.capital(i - 1) and is_name(row, i - 1) and not row.capital(i + 1) and len(low) > 4
    return not low.endswith(("'s", "based"))


_PARTICLES = frozenset("al bin abu de van von el ibn -".split())


def has_role(row: Line, outside: list[int]) -> bool:
    return any(row.low[i] in words().heads or row.low[i] in SPEAKS for i in outside)


_NETWORKS = frozenset("twitter facebook telegram instagram youtube whatsapp official".split())
# What bodies do with a paper of their own.
_DRAWN_UP = frozenset(
    "compiled collected gathered written published issued released prepared produced documented authored signed".split()
)
_PAGES = frozenset("account page website channel feed".split())


def maker(row: Line) -> int | None:
    """Where the maker's name begins in "a statement by the army", "a toll from the monitor"; None without one."""
    for i in range(1, len(row) - 1):
        if row.low[i] == "by" and row.low[i - 1] in _SIGNED and not _SEEN & frozenset(row.low[:i]):
            return row.starts[i + 1]
        if row.low[i] == "of" and row.low[i - 1] in _PAPERS_OF and _bodied(row, i + 1):
            return row.starts[i + 1]
        if row.low[i] in ("by", "from") and row.low[i - 1] in _MADE:
            if row.low[i] == "from" and row.low[i - 1] in ("reports", "information", "data"):
                return None  # from where, not by whom
            named = (
                k + 1 for k in range(i + 1, min(i + 5, len(row) - 1)) if row.low[k - 1] in _PAGES and row.low[k] == "of"
            )
            return row.starts[next(named, i + 1)]
        bodied = row.capital(i + 1) or (row.low[i + 1] == "the" and row.capital(i + 2 if i + 2 < len(row) else i))
        if row.low[i] == "of" and row.low[i - 1] in ("data", "figures", "estimates", "information") and bodied:
            return row.starts[i + 1]
        if row.low[i] == "by" and row.low[i - 1] in _DRAWN_UP and _MADE & frozenset(row.low[: i - 1]):
            return row.starts[i + 1]
        goes_on = row.at(i + 1) in _DRAWN_UP | _SIGNED and row.at(i + 2) == "by"
        if row.low[i] in words().prepositions or (row.words[i] == "," and not goes_on):
            return None
    return None


# "A message signed by", "an order of the division": whose paper it is.
_SEEN = frozenset("video videos footage image images picture pictures photo photos photograph photographs clip".split())
_SIGNED = frozenset("signed issued written dictated penned sent posted".split())
_PAPERS_OF = frozenset(
    "order orders memo note letter logbook log register directive circular records files minutes statement bulletin communique communiqué message ledger archive archives".split()
)


def _bodied(row: Line, i: int) -> bool:
    """Does a body's phrase begin here ("the peacekeeping mission", "the 144th division"), and no month or topic?"""
    if row.at(i) not in ("the", "its", "his", "her", "their", "a", "an"):
        return row.capital(i) and is_name(row, i)
    head = (
        next((k for k in range(i + 1, len(row)) if row.low[k] in words().prepositions or row.words[k] == ","), len(row))
        - 1
    )
    return head > i and (row.low[head] in words().organisation_words | _BODY_ENDS or row.low[head] in words().heads)


def _places(row: Line, run: list[int]) -> bool:
    """Is this run a place in front of a role ("Aleppo activists", "Hama governor")?"""
    after = row.at(run[-1] + 1)
    return (
        len(run) == 1
        and (after in words().heads or after in words().modifiers or after in words().organisation_words)
        and run[-1] + 1 < len(row)
    )


# Nouns that end the names of bodies ("Kordofan Emergency Lawyers", "Coast Guard").
_BODY_ENDS = frozenset(
    "lawyers doctors forum division guard guards rooms mothers defenders jurists staff corps battalion regiment squadron lions".split()
)


def _of_body(row: Line, run: list[int], outside: list[int]) -> bool:
    """Is this run the front of a body's name ("Rapid Support" of "Rapid Support Forces")?"""
    i = run[-1] + 1
    if i in outside and row.capital(i) and row.low[i].removesuffix("'s") in words().organisation_words | _BODY_ENDS:
        return True
    if row.low[run[-1]] in _BODY_ENDS and run[0] > 0:
        return True
    while i in outside and row.capital(i) and row.low[i].endswith("'s"):
        i += 1
    return i in outside and row.capital(i) and row.low[i].removesuffix("'s") in words().organisation_words


def role_only(row: Line, heads: list[str]) -> bool:
    """True when a source noun is the head and capitals only place it: "Aleppo activists", "a source at the Ministry"."""
    if not heads or heads[-1] not in words().heads or heads[-1] in words().organisation_words:
        return False
    at = row.low.index(heads[-1])
    return not (at > 0 and row.capital(at) and row.capital(at - 1))


def label_of(phrase: str, row: Line) -> str:
    """The phrase as a name: without its determiner, in one line, at most 80 characters."""
    i = kinds.quantity(row)
    if i and len(row) == i + 1 and row.low[i] in ("them", "these", "those"):
        return phrase
    while i + 1 < len(row) and row.low[i] in _UNNAMING:
        i += 1
    phrase = re.split(
        r", \w+ of wh\w+\b|,? (?:who|which|whose|speaking|citing|reached|contacted|interviewed|reachable)\b|, (?:in|on|at|as) (?:an?|the|its|his|her)\b|, (?:an?|the|since|now)\b",
        phrase,
    )[0]
    phrase = re.sub(r",? dated \d.*$", "", re.sub(r"\s*\([^()]*\)$", "", phrase))
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


def of_another(phrase: str, match: Match, actor: Actor) -> bool:
    """True for a short name inside the name of another: "the state agency BANA", "the Delta Doctors Network" are not
    the ones known as that agency, that network."""
    if not match.short:
        return False
    before, after = phrase[: match.start], phrase[match.end :]
    if re.search(r"\b[A-Z]{3,6}\b", before + after) is not None:
        return True
    beside = [w for w in (_last_capital(before), _first_capital(after)) if w]
    own = {w for name in (actor.name, *actor.names) for w in name.lower().split()}
    low = [METONYMS.get(base, base) for w in beside for base in [w.lower().removesuffix("'s")]]
    return any(w.lower() not in own and not national(w.lower()) for w in low)


def _last_capital(text: str) -> str:
    """The capitalised word that ends a text, "" where none does or it only opens the phrase ("The")."""
    found = re.search(r"(?<![\w-])([A-Z][\w’'-]*) $", text)
    return found.group(1) if found and found.group(1).lower() not in _UNNAMING | _TITLES else ""


def _first_capital(text: str) -> str:
    found = re.match(r" ([A-Z][\w’'-]*)", text)
    return found.group(1) if found and found.group(1).lower() not in _TITLES else ""


# A name that opens a sentence: "The Kordofan Emergency Lawyers", "The state news agency BANA".
OPENING_NAME = re.compile(
    r"\s*(?:The )?(?:(?:[A-Za-z]+-(?:run|owned|backed|based|linked|funded|controlled)|state|official|opposition|rebel|regional|national|news|press|monitoring|local|private|agency|group|newspaper|radio|network|channel) )*"
    r"(?:[A-Z][\w’'-]*)(?: (?:(?:of|for|on|and|the) )*[A-Z][\w’'-]*)*"
    r"(?: (?:(?:news |press )?agency|newspaper|radio|television|channel|website)\b)?"
)
# What stands behind the place of a dateline: "ZINDER, Sept 13 -", "ZINDER (Reuters) -".
DATELINE_BEHIND = re.compile(r",? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}\b|\d{1,2} [A-Z][a-z]{2,8}\b|\([A-Z])|\s+[-–—]\s")
_AGAINST = re.compile(r"\b(?:to|against|with|by|under|supporting|backing)\s+(?:(?:the )?(?:[A-Z]\w+|Mr|Dr)\.?\s+)*$")


def opposed(lead: str) -> bool:
    """Does a person's name stand in a clause about somebody else ("a group opposed to President X")?"""
    return bool(_AGAINST.search(lead))


_EMPLOYS = re.compile(r"['’]s (?:[a-z-]+ ){1,4}[A-Z]\w+ [A-Z]")


def employs(phrase: str, end: int) -> bool:
    """Is whoever is named up to `end` only whom the source works for ("Minister X's adviser Anna Reed")?"""
    return bool(_EMPLOYS.match(phrase, end))
