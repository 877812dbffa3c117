"""Finds the names of places in running text: names of the gazetteer, less what the words around say is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firsthand.model.romanise import ARTICLES, fold
from firsthand.normalise.gazetteer import PEOPLE, SHORT, Gazetteer, Known
from firsthand.normalise.gazetteer_build import ROMANISED
from firsthand.normalise.place_longer import FIRST_PARTS, Token, in_longer, tails

_LISTS = Path(__file__).parent / "data" / "places"
_LONGEST = 6
_TOKEN = re.compile(r"W\.\s?Va\.|(?:[A-Z]\.){2,}|[^\W_]+(?:['’‘`´ʻʿʼ][^\W_]+)*")
_GLUE = re.compile(r"^(?:\.?[  ]|[-‑–]|\.?[ ]?['’‘`ʻʿʼ]|[.]? ['‘]|\n)$")
_POSSESSIVE = re.compile(r"['’‘`´][sS]?$")
_ARABIC = re.compile(r"[\u0620-\u064a]")
# Words before a name that say a place comes.
_BEFORE = frozenset(
    "in at near from around outside inside into through toward towards across throughout between to of beyond within via".split()
)
_STRONG_BEFORE = re.compile(
    r"\b(?:city|cities|town|towns|village|villages|suburbs?|district|province|neighbou?rhoods?|outskirts|area|areas|capital|"
    r"port|island|region|county|camp|hamlet|municipality|community|countryside|governorate|banks)(?:\s+(?:city|town))?\s+(?:of|in)\s+(?:the\s+)?$"
    r"|\b(?:towns?|villages?|city|cities)\s+(?:called|named|known as)\s+$",
    re.I,
)
_AFTER = frozenset(
    "province governorate district county parish city town village suburb suburbs countryside region state area camp airport "
    "airbase neighborhood neighbourhood borough township prefecture oblast subdistrict valley island islands peninsula "
    "metropolitan metro residents resident native university hospital college police downtown outskirts".split()
)
# What bears the name of its town: "Paris Junior College", "Jordan Elementary School".
_INSTITUTION = frozenset(
    "police fire department junior high elementary middle school public municipal regional general national international community "
    "independent chamber court library hall council mayor commission commissioner authority bureau association society club health "
    "medical center centre clinic water road street avenue river lake park main board walmart baptist methodist catholic first new "
    "united committee pd policemen residents man woman couple resident tech economic development agency".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof professor president chancellor premier senator sen rep congressman "
    "congresswoman gov judge justice gen general col colonel maj major capt captain lt lieutenant sgt sergeant cpl adm "
    "admiral officer detective deputy trooper rev reverend father pastor bishop archbishop cardinal pope sheikh shaikh "
    "imam ayatollah mullah king queen prince princess sheriff coach brigadier marshal commander councilman councilwoman "
    "secretary minister ambassador spokesman spokeswoman attorney".split()
)
# After a name these say that it belongs to an outlet, a company or a team, and is no place.
_OWNED = frozenset(
    "times post herald gazette tribune journal telegraph chronicle globe examiner dispatch observer mirror press "
    "news media network radio television tv magazine daily weekly review bulletin banner courier enquirer inquirer "
    "reporter sentinel advocate gazeta report jr sr iii ii inc corp llc ltd motors airlines airways foundation".split()
)
_OWNED_PHRASE = re.compile(
    r"^\s+(?:(?:Daily|Morning|Evening|Sunday|Media|News|Weekly|Free)\s+(?:Center|Centre|News|Agency|Times|Post|Mail|Press|Network|Herald)|24\b"
    r"|(?:Civil Defen[cs]e|Democratic Forces|Military Council|Operations Room|Revolution|Revolutionary|Coordination|Observatory|Liberation)\b)"
)
# Names of groups and states-to-be that hold names of places.
_GROUP = re.compile(
    r"Islamic State (?:of|in) (?:Iraq|Syria)(?: and (?:the Levant|al-Sham|Al-Sham|Syria|Iraq|Greater Syria))?|(?:of|in) Iraq and (?:the Levant|al-Sham|Al-Sham)"
    r"|\b(?:Ahrar|Fateh|Fatah|Tahrir|Faylaq|Failaq|Jund|Ajnad|Jabhat|Liwa|Kata'?ib|Jaysh|Jaish|Harakat|Saraya|Ansar|Suqour|Nour)"
    r"(?: (?:Fateh|Fatah|Tahrir))?[- ](?:[Aa]l|[Aa]sh|[Aa]r|[Aa]d)?[- ]?[A-Z][\w'-]+"
    r"|\b(?:Sham|Levant) (?:Legion|Front|Brigade|Corps|Conquest Front)|Syria Democratic Forces|Army of (?:the )?[A-Z]\w+"
)
# "MOBILE, Ala. (AP) — ": where a dispatch was sent from, at the head of a line or, in texts without lines, of a sentence.
_DATELINE = re.compile(r"(?:,\s+[A-Z][\w. ]{1,20})?\s*(?:\([^)\n]{2,30}\)\s*)?(?:[—–]|--|\s-\s)")
_LINE_HEAD = re.compile(r"(?:^|\n|[.!?\"”]\s)\s*$")
# What follows a town and a comma, as American and Canadian papers shorten it.
_STATE_AFTER = re.compile(
    r",\s+(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    r"Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Alta|Sask|[NS]\.[CD]|N\.[HJMYBSL]|R\.I|B\.C|W\.\s?Va)\."
)
_WITH_STATE = re.compile(r",\s+[A-Z]")
_DOTTED = frozenset("D.C. N.C. N.D. N.H. N.J. N.M. N.Y. R.I. S.C. S.D. B.C. N.B. N.L. N.S. U.S. U.K. E.U.".split())
_SUFFIX_NAMES = re.compile(r"^\s+[A-Z]\.\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that may name a place: what it may stand for, and how surely the words say it is a place.

    `cue` is 2 after "the town of" or before "province", 1 after "in" and its like, 0 without either. `people` is True
    for a word for where somebody is from ("Syrian").
    """

    start: int
    end: int
    folded: str
    known: tuple[Known, ...]
    cue: int
    people: bool = False


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list in data/places, comment lines left out."""
    lines = (_LISTS / f"{name}.txt").read_text("utf8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def find_names(text: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The names of places in a text, in order, never overlapping; the longest reading of each."""
    tokens = [Token(m.start(), m.end(), m.group(), _capital(m.group())) for m in _TOKEN.finditer(text)]
    people = _persons(text, tokens)
    groups = [m.span() for m in _GROUP.finditer(text)]
    shouting = _is_upper(text)
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        held = any(a <= tokens[index].start < b for a, b in groups)
        match = _longest(text, tokens, index, gazetteer) if not held and _may_start(tokens, index) else None
        if match is None:
            index += 1
            continue
        last, known = match
        item = _judged(text, tokens, index, last, known, people)
        if item is not None and (shouting or not _is_acronym(text, item)):
            found.append(item)
        index = last + 1 if item is not None or last > index else index + 1
    return tuple(_without_tails(text, tokens, found))


def _without_tails(text: str, tokens: Sequence[Token], found: Sequence[Found]) -> list[Found]:
    """Without single words that nowhere in the text are said to be a place and somewhere end a longer name ("Deshay
    Smith"). Not where names are romanised: texts stripped of commas put the villages of a list side by side."""
    longer = tails(text, tokens, _BEFORE | _AFTER)
    placed = {
        f.folded for f in found if f.cue or f.people or _WITH_STATE.match(text, f.end) or any(map(_kept, f.known))
    }
    return [f for f in found if f.folded in placed or f.folded not in longer]


def _kept(known: Known) -> bool:
    wide = known.place.feature in ("country", "admin1", "region", "water")
    return wide or known.population >= 300_000 or known.place.country in ROMANISED


def _is_upper(text: str) -> bool:
    """True for a text in capitals throughout, as agencies once sent them."""
    letters = [c for c in text[:4000] if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * max(1, len(letters))


def _is_acronym(text: str, item: Found) -> bool:
    """Up to four capitals within ordinary text ("ISs", "SANA"), which are no place unless everybody knows it as one."""
    word = text[item.start : item.end].removesuffix("s")
    if not word.isupper() or len(word) > 4 or "." in word:
        return False
    return not any(k.kind == SHORT or k.place.feature in ("country", "region") for k in item.known)


def _capital(word: str) -> bool:
    first = word[0]
    return first.isupper() or bool(_ARABIC.match(first))


def _may_start(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.capital:
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return token.word in ARTICLES and after is not None and after.capital and after.start - token.end == 1


def _longest(
    text: str, tokens: Sequence[Token], first: int, gazetteer: Gazetteer
) -> tuple[int, tuple[Known, ...]] | None:
    last = first
    while (
        last + 1 < len(tokens)
        and last + 1 - first < _LONGEST
        and _GLUE.match(text[tokens[last].end : tokens[last + 1].start])
    ):
        last += 1
    for end in range(last, first - 1, -1):
        word = tokens[end]
        if not word.capital and word.word not in ("and", "of"):
            continue
        phrase = text[tokens[first].start : word.end]
        bare = _POSSESSIVE.sub("", phrase)  # before the whole: "France's" is no Frances
        known = gazetteer.find_folded(fold(bare)) or (gazetteer.find_folded(fold(phrase)) if bare != phrase else ())
        if not known and phrase.endswith("s") and first == end and len(phrase) > 4:
            # Scraped texts lose apostrophes: "Syrias". Only for what everybody knows.
            stem = gazetteer.find_folded(fold(phrase[:-1]))
            known = tuple(
                k
                for k in stem
                if k.kind < SHORT and (k.place.feature in ("country", "admin1") or k.population > 500_000)
            )
        known = tuple(k for k in known if k.kind != SHORT or _is_short(text, tokens[first], word))
        if text[max(0, tokens[first].start - 2) : tokens[first].start] == ", ":
            known = tuple(k for k in known if k.kind == SHORT) or known  # "Decatur, Ala." is in Alabama
        if known:
            return end, known
    return None


def _is_short(text: str, first: Token, last: Token) -> bool:
    """An abbreviation counts with its full stop, or as two capitals, after a name and a comma ("Decatur, Ala.")."""
    phrase = text[first.start : last.end]
    if re.fullmatch(r"[A-Z]\.[A-Z]\.", phrase) and phrase not in _DOTTED:
        return False  # "L.A." is a city, "M.D." a degree
    after = text[last.end : last.end + 1]
    comma = text[max(0, first.start - 2) : first.start] == ", "
    if "." in phrase or after == ".":
        return comma or "." in phrase or bool(re.match(r"\.\s[a-z]", text[last.end : last.end + 3]))
    return comma and phrase.isupper() and len(phrase) == 2


def _judged(
    text: str, tokens: Sequence[Token], first: int, last: int, known: tuple[Known, ...], persons: frozenset[str]
) -> Found | None:
    start, end = tokens[first].start, tokens[last].end
    folded = fold(_POSSESSIVE.sub("", text[start:end]))
    before, after = text[max(0, start - 48) : start], text[end : end + 40]
    town_and_state = _WITH_STATE.match(after) is not None
    sure = _STATE_AFTER.match(after) is not None or _is_dateline(text[start:end], before, after)
    if any(k.kind == PEOPLE for k in known) and not (town_and_state and any(k.kind != PEOPLE for k in known)):
        known = tuple(k for k in known if k.kind == PEOPLE)
        return Found(start, end, folded, known, 0, people=True)
    known = tuple(k for k in known if k.kind != PEOPLE)
    famous = any(k.place.feature in ("country", "admin1", "region") or k.population >= 300_000 for k in known)
    cue = 2 if sure or all(k.kind == SHORT for k in known) else _cue(before, after)
    single = first == last
    if before.endswith(", ") and all(k.kind == SHORT for k in known):
        return Found(start, end, folded, known, 2)  # "Richmond, VA News": what follows the state is a line of its own
    known = _of_size(before, known)
    part = in_longer(folded, _joined_before(text, tokens, first), after, known)
    if part or not known or (single and _is_first_part(text, tokens, last)):
        return None
    if folded.removeprefix("the ") in word_list("never_alone") and not (town_and_state or sure):
        return None
    if folded.startswith("the ") and folded[4:] in word_list("common_words"):
        return None  # "THE CITY" in a text in capitals
    if _owned(after) or _is_person(text, tokens, first, last, persons, cue, famous):
        return None
    short = "." in tokens[first].word or tokens[first].word in ("US", "UK", "EU", "UAE", "USA", "DRC")
    if (
        single
        and not (short or sure)
        and folded in word_list("common_words")
        and not _common_is_place(before, after, cue, famous, text, start, tokens[first])
    ):
        return None
    if single and len(folded) < 3 and not any(k.kind == SHORT or k.place.feature == "country" for k in known):
        return None
    return Found(start, end, folded, known, cue)


def _is_dateline(name: str, before: str, after: str) -> bool:
    """Whether a name in capitals stands at the head of a line before a dash, as the place that a dispatch is from."""
    return name.isupper() and len(name) > 3 and bool(_LINE_HEAD.search(before) and _DATELINE.match(after))


def _joined_before(text: str, tokens: Sequence[Token], first: int) -> str | None:
    """The capitalised word right before, as of "Fort Benning"."""
    before = tokens[first - 1] if first else None
    joined = before is not None and before.capital and text[before.end : tokens[first].start] in (" ", "-")
    return before.word.lower() if joined and before is not None else None


def _of_size(before: str, known: tuple[Known, ...]) -> tuple[Known, ...]:
    """What may be meant after "the village of" and "the town of": no country, no great city."""
    kind = re.search(r"\b(village|hamlet|town|township)s?\s+of\s+$", before, re.I)
    if kind is None:
        return known
    most = 2_000_000 if kind[1].lower().startswith("town") else 60_000
    return tuple(k for k in known if k.population <= most and k.place.feature not in ("country", "admin1"))


def _is_first_part(text: str, tokens: Sequence[Token], index: int) -> bool:
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].word.lower() not in FIRST_PARTS or after is None:
        return False
    return text[tokens[index].end : after.start] in (" ", "-") and (after.capital or after.word in ARTICLES)


def _cue(before: str, after: str) -> int:
    next_word = re.match(r"\s+([A-Za-z]+)", after)
    if _STRONG_BEFORE.search(before) or (next_word and next_word[1].lower() in _AFTER):
        return 2
    if re.match(r",\s+[A-Z]", after) and re.search(r"\b(?:in|at|near|of|from|to)\s+$", before):
        return 2
    previous = re.search(r"([A-Za-z]+)\s+(?:the\s+)?$", before)
    return 1 if previous and previous[1].lower() in _BEFORE else 0


def _owned(after: str) -> bool:
    next_word = re.match(r"(?:\s+|-)([A-Z][A-Za-z]*)", after)
    return bool(next_word and next_word[1].lower() in _OWNED) or bool(_OWNED_PHRASE.match(after))


def _is_person(
    text: str, tokens: Sequence[Token], first: int, last: int, persons: frozenset[str], cue: int, famous: bool
) -> bool:
    start, end = tokens[first].start, tokens[last].end
    given = word_list("given_names")
    before = tokens[first - 1] if first else None
    if before is not None and text[before.end : start] in (" ", ". ", "-") and before.capital:
        word = before.word.lower().rstrip(".")
        if word in _TITLES and not (word in ("general", "major", "secretary", "minister") and famous):
            return True
        if word in given and not _ends_sentence(text, before, start):
            return True
        if len(before.word) == 1 and text[before.end : start] == ". " and not famous:
            return True  # "J. Paris"
    if _SUFFIX_NAMES.match(text[end : end + 8]):
        return True
    if first != last:
        return False
    word = fold(_POSSESSIVE.sub("", tokens[first].word))
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    adjacent = after is not None and after.capital and text[end : after.start] == " "
    follows = after.word.lower().rstrip("s") if after is not None else ""
    if word in given and adjacent and follows not in _AFTER and follows not in _INSTITUTION:
        return True
    return word in persons and cue < 2 and not famous


def _common_is_place(before: str, after: str, cue: int, famous: bool, text: str, start: int, token: Token) -> bool:
    """A word of every day is a place only after "in" and its like, or before ", State", within a sentence."""
    if token.word.isupper() and len(token.word) > 2:
        return cue == 2 and famous
    followed = bool(re.match(r",\s+[A-Z][a-z]*\.?", after))
    next_capital = bool(re.match(r"\s+[A-Z]", after))
    if followed and (cue >= 1):
        return True
    return cue >= 1 and not next_capital and not re.search(r"(?:^|[.!?\"“]\s*)$", before)


def _persons(text: str, tokens: Sequence[Token]) -> frozenset[str]:
    """Words that stand after a given name or a title somewhere in the text: later, alone, they are that person."""
    given = word_list("given_names")
    found: set[str] = set()
    for index in range(1, len(tokens)):
        left, right = tokens[index - 1], tokens[index]
        if not (left.capital and right.capital):
            continue
        between = text[left.end : right.start]
        word = left.word.lower()
        if (between == " " and (word in given or word in _TITLES)) or (
            between == ". " and (word in _TITLES or len(word) == 1)
        ):
            step = index
            while (
                step < len(tokens)
                and tokens[step].capital
                and (step == index or text[tokens[step - 1].end : tokens[step].start] in (" ", ". "))
            ):
                found.add(fold(_POSSESSIVE.sub("", tokens[step].word)))
                step += 1
                if step - index >= 3:
                    break
    return frozenset(found)


def _ends_sentence(text: str, token: Token, start: int) -> bool:
    return "." in text[token.end : start] and len(token.word) > 2


def unknown_after_cue(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Capitalised names that follow "the village of" and its like (True), or "in" (False), that no found name covers."""
    matches = [(m.span("name"), m["cue"].endswith("of")) for m in _UNKNOWN.finditer(text)]
    covered = {span for span, _ in matches}
    matches += [(m.span(), False) for m in _HEADED.finditer(text) if m.span() not in covered]
    for (start, end), strong in sorted(matches):
        if not any(start < right and left < end for left, right in taken):
            yield start, end, strong


_NAME = r"(?:(?:[Aa]l|[Ee]l|[Aa][rsntdz]|[Ee][rsntdz]|[Aa]sh|[Uu]mm?|[Aa]bu)[- ])?[A-Z][\w'’‘`-]+(?:[ -](?:(?:al|el|ar|as|ash|at|az|ad|an|es|ez)[- ])?[A-Z][\w'’‘`-]+){0,2}"
_UNKNOWN = re.compile(
    rf"\b(?P<cue>(?:[Tt]own|[Vv]illage|[Cc]ity|[Aa]rea|[Dd]istrict|[Nn]eighbou?rhood|[Ss]uburb|[Oo]utskirts|[Cc]ountryside)s?\s+of|[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Ff]rom)\s+(?:the\s+)?(?P<name>{_NAME})"
)
_HEADED = re.compile(
    r"\b(?:Tal|Tell|Tel|Tall|Kafr|Kfar|Kafar|Deir|Dayr|Khan|Ain|Ayn|Ein|Jabal|Jisr|Ras|Bir|Khirbet|Khirbat|Beit|Bayt|Wadi|Umm?|Maarat|Maaret)"
    r"[ -](?:(?:al|el|ar|as|ash|at|az|ad|an|es|ez)[- ])?[A-Z][\w'’‘`-]+"
)
