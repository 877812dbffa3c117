"""Which words of a sentence are cues: reporting verbs with what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.attribute import phrases
from firsthand.attribute.clauses import that
from firsthand.attribute.lexicon import Verb, verbs, words
from firsthand.attribute.tokens import QUOTES, Line
from firsthand.model.attribution import Factuality

_NOUNISH = frozenset(
    """report reports claim claims estimate estimates document documents record records count counts note notes comment comments detail details
    point points air airs post posts state states question questions demand demands request requests support supports plan plans offer offers hope
    hopes fear fears doubt doubts answer answers cry calls call charge charges worry worries guess tweet tweets mention mentions promise promises
    pledge pledges threat attacks attack cries broadcast broadcasts brief briefs shows show shout shouts back appeal appeals recall recalls praise
    advise vow vows quote quotes swear dispute disputes broadcast warn request favor favour find finds lament laments see sees thought
    monitor monitors want wants need remark remarks reply replies warning""".split()
)


# Participles behind a paper ("a statement posted on ...") are no cues.
_ISSUED = frozenset("verify post publish broadcast write record document cite describe detail note count air".split())
_PAPERS = frozenset(
    "report study poll survey records record register registers log logs certificate list emails memo minutes logbook video videos footage images image photos photographs pictures picture data figures investigation documents polls".split()
)
# What somebody on the spot saw is told by seeing it.
WATCHED = frozenset(("see", "hear", "count", "notice", "watch", "monitor"))
_THERE = frozenset(
    "correspondent correspondents reporter reporters journalist journalists photographer photographers cameraman team witness witnesses activist activists observatory sohr observers".split()
)
# "Admitted to killing" owns up, "admitted to hospital" does not.
_OWNS_UP = frozenset("having being the a his her their its".split())
_BEFORE_NOUN = frozenset("the a an of no any this its their his her these those such more some".split())
# Behind a noun, what was done with the paper: "hospital records obtained by".
_DONE_TO = frozenset(
    "obtained seen reviewed published released posted kept issued held compiled collected gathered viewed verified".split()
)
_SEEN = frozenset("saw found seen shown heard felt left observed recorded documented counted backed".split())
# What papers do: "the minutes record that", "emails show that".
_OF_PAPERS = frozenset("show say suggest record indicate list reveal note describe state confirm allege claim".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty dozens".split())
_BE = frozenset("is are was were be been being 's".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: its tokens [first, last) with auxiliaries, the verb at `verb`."""

    first: int
    last: int
    at: int
    verb: Verb
    passive: bool
    negated: bool


def cue_at(line: Line, i: int) -> Cue | None:
    """The cue whose verb stands at i, or None where the word is no reporting verb here."""
    verb = verbs()[line.low[i]]
    first = with_auxiliaries(line, i)
    between = line.low[first:i]
    aux = [t for t in between if t in words().auxiliaries]
    passive = any(t in _BE for t in aux) and verb.form in ("past", "participle")
    if _other_sense(line, i, first, verb) or (passive and line.low[i] in _SEEN):
        return None
    if verb.form == "base" and not aux and not _plural_subject(line, i, verb):
        return None
    shows = verb.lemma in ("show", "suggest") and document_opens(line, first)
    if line.low[i] in _NOUNISH and not aux and verb.form in ("base", "third") and not (shows or _verbal(line, i)):
        return None
    known = that(line, i + 1) or (verb.lemma in ("find", "show", "list", "capture") and document_opens(line, first))
    known = known or (verb.lemma in WATCHED and _on_the_spot(line, first))
    known = known or (
        verb.lemma == "count" and (line.at(i + 1)[:1].isdigit() or line.at(i + 1) in _NUMBERS) and verb.form != "ing"
    )
    if verb.group == "know" and not known:
        return None
    negated = any(t in words().negations or t.endswith("n't") for t in between)
    return Cue(first, i + 1, i, verb, passive, negated)


def with_auxiliaries(line: Line, i: int) -> int:
    """The first token of the cue: "had also", "went on to", "did not" belong to it."""
    w, first = words(), i
    while first > 0:
        low = line.low[first - 1]
        if line.words[first - 1] == "IS" and line.words[i] == line.low[i]:
            break  # the letters of a body, no auxiliary
        manner = low.endswith("ly") and len(low) > 4 and low not in w.heads and line.words[first - 1] == low
        if not (low in w.auxiliaries or low in w.adverbs or low.endswith("n't") or manner):
            break
        first -= 1
    if line.low[first] == "to" and line.at(first - 1) == "on" and line.at(first - 2) in ("went", "goes", "go", "going"):
        return first - 2
    return first


def _other_sense(line: Line, i: int, first: int, verb: Verb) -> bool:
    """Is this form a noun, an adjective or another verb here ("United States", "the reported raid", "claimed lives")?"""
    follows = line.at(i + 1)
    if line.low[i] == "states" and line.at(i - 1) == "united":
        return True
    if line.low[i] in _NOUNISH and (follows in verbs() or (line.capital(i) and line.low[i] == "states")):
        return True
    if verb.lemma == "claim" and follows[:1].isdigit():
        return True
    if verb.lemma == "claim" and any(line.at(k) in ("lives", "life") for k in range(i + 1, i + 5)):
        return True
    if verb.lemma in _ISSUED and first == i and follows in ("on", "by", "in", "to", "via", "at", "online"):
        return True
    if (
        verb.lemma in ("decline", "refuse")
        and follows == "to"
        and line.at(i + 2) in ("comment", "be", "give", "answer")
    ):
        return True
    if verb.lemma == "oppose" and follows == "to":
        return True
    if verb.lemma == "charge" and follows in ("in", "with", "over", "for", "on", "after"):
        return True
    if verb.lemma == "admit" and (
        follows in ("with", "into", "at") or (follows == "to" and line.at(i + 2) not in _OWNS_UP)
    ):
        return True
    if line.at(first - 1) in _BEFORE_NOUN and first == i and verb.form != "ing":
        return True
    return first < i and line.low[first] == "to" and verb.form == "base" and verb.lemma not in ("say", "add")


def _on_the_spot(line: Line, end: int) -> bool:
    """Does a reporter or witness stand in front of the cue: "an AFP correspondent counted nine coffins"?"""
    if line.capital(end):
        return False
    return any(low in _THERE for low in line.low[max(0, end - 12) : end]) and line.words[end - 1] != ","


def document_opens(line: Line, first: int) -> bool:
    """Does a paper or a picture open the clause whose verb stands at `first`?"""
    return any(low in _PAPERS for low in line.low[max(0, first - 14) : first]) and not any(
        low in ("said", "says", "told") for low in line.low[:first]
    )


def opening_document(line: Line, first: int) -> int | None:
    """Where the phrase of that paper or picture begins: "Satellite images taken by a firm"."""
    for i in range(max(0, first - 14), first):
        if line.low[i] in _PAPERS:
            return phrases.before(line, i + 1)
    return None


def _plural_subject(line: Line, i: int, verb: Verb) -> bool:
    low = line.at(i - 1)
    if low in ("i", "we", "they", "you", "who", "many", "some", "others", "people", "both"):
        return True
    if verb.lemma in _OF_PAPERS and document_opens(line, i):
        return True
    if low in ("media", "police", "villagers") or (
        verb.lemma == "say" and low.endswith("s") and low not in ("was", "is", "has", "does", "this")
    ):
        return True
    plural = low.endswith("s") and not low.endswith("'s") and (low in words().heads or low in words().modifiers)
    return plural and verb.lemma not in ("back", "attack", "call", "show", "see", "find")


def _verbal(line: Line, i: int) -> bool:
    """Is this form, which may be a noun, used as a verb here?"""
    low, follows = line.at(i - 1), line.at(i + 1)
    known = line.words[i - 1].isupper() and len(low) > 1 and line.capital(i - 1) if i else False
    if follows in (".", "") and known and line.low[i].endswith("s"):
        return True
    if line.low[i].startswith("count") and follows[:1].isdigit():
        return True
    if follows in _DONE_TO:
        return False
    if line.low[i] in ("quotes", "quote") and any(
        line.low[k] == "as" and line.at(k + 1) in ("saying", "telling", "describing") for k in range(i + 2, len(line))
    ):
        return True
    if follows in (
        "of",
        "on",
        "about",
        "from",
        "and",
        "in",
        "were",
        "was",
        "said",
        "say",
        "says",
        "have",
        "had",
        ",",
        ".",
        "",
        "are",
        "is",
    ):
        return False
    if low in ("i", "we", "they", "you", "who", "he", "she", "it"):
        return True
    return that(line, i + 1) or follows in QUOTES or (phrases.is_name(line, i - 1) and not line.low[i].endswith("ing"))


def factuality(cue: Cue, follows: str = "") -> Factuality:
    if cue.verb.lemma == "call" and follows in ("for", "on"):
        return "planned"
    if cue.negated and cue.verb.group in ("say", "claim", "know"):
        return "negated"
    return cue.verb.factuality
