"""Who acts in a headline or sentence, as a phrase ("taxi hitmen", "mercenaries of aggression"), and who did it left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from firsthand.collate.beyond_words import lists
from firsthand.collate.scene import Line, Scene
from firsthand.model.text import Span

# Who, of whose side, and why: what accounts leave open ...
_ASKED = (
    r"(?:(?:know\w*|knew|clear|sure|certain|say\w*|said|tell\w*|told|establish\w*|s[ae]e|seen|find|found|determin\w+|ask(?:ed)?|guess\w*|"
    r"speculat\w+|identify\w*|quarrel\w* over|question of|question|matter of|as to|of|on|on to|ascertain\w*|trac\w+|saying|confirm\w*|reveal\w*|"
    r"specify|specified|name|named) (?:exactly |yet )?"
    r"(?:who(?!m)(?:se)?|which (?:\w+ ){0,2}?(?:side|group|unit|army|party|force|faction|brigade|gang|clan)s?|what (?:had |has )?(?:caused|set)|"
    r"where (?:the|it|they) (?:\w+ ){0,3}?(?:came|come|fired|from))|which (?:unit|side|army|group)|whose (?:they|it|the|those)|whoever|"
    r"who (?:they|he|it) (?:were|was|are|is)|"
    r"who (?:did (?:it|this|that|so)|(?:had |might have )?(?:done|fired|shot|killed|carried|set|planted|placed|left|laid|threw|sent|ordered|was behind|is behind|might be|is responsible|"
    r"pulled))|responsib(?:le|ility)|culprits?|perpetrators?|attackers?['’]? (?:identit\w+|motives?)|motives?|the identity|name (?:a side|one|any|the group|them|names?)|"
    r"(?:been|be) identified|hypothes[ie]s|origin|caus(?:e|ed)|why)"
)
# ... and the words that leave it so.
_LEFT = (
    r"(?:(?:ca|could|did|do|does|have|has|had|was|were|is|are|would|wo)n[o']?t|not|never|no|no ?(?:one|body)|nothing|none|neither|cannot|unable|"
    r"un(?:clear|certain|known)|declin\w+|refus\w+|yet to|still|too (?:early|soon)|premature|asked|remain\w*|open|at odds|god|differ\w*|guess\w*|"
    r"speculat\w*|question for|under investigation|be(?:ing)? (?:investigated|looked)|find|trace|hunt|lines)"
)
_OPEN = re.compile(rf"(?<!\w)(?:{_LEFT}(?!\w)[^.;]{{0,60}}?(?<!\w){_ASKED}|{_ASKED}(?!\w)[^.;]{{0,45}}?(?<!\w){_LEFT})(?!\w)", re.IGNORECASE)  # fmt: skip
_OPEN_TOO = re.compile(
    r"(?<!\w)(?:of unknown origin|unidentified|(?:have|had|has|with) no (?:lead|suspects?|idea|clues?)|(?:lines?|theor(?:y|ies)|versions|leads) (?:of \w+ )?"
    r"(?:were |was |are |is )?(?:being )?(?:followed|examined|looked)|against (?:jumping to )?conclusions|blam(?:e|ed|ing) (?:nobody|no one|no side)|"
    r"nobody (?:has )?(?:claimed|saw)|no ?(?:one|body|group|organi[sz]ation|faction|party) (?:\w+ ){0,3}?(?:claim|admit|owned|telephoned|called|said|took)\w*|"
    r"only (?:an? |the )?(?:\w+ ){0,2}(?:autopsy|inquest|inquiry|investigation|court|laboratory|tests?|god|allah) (?:can|could|will|would|knows)|"
    r"(?:n[o']?t|n['’]t|not|never) (?:tell|say|swear)(?: you| us)?(?: that)? (?:these|they|it|this) (?:were|was)|nothing (?:is|was|has been) (?:discarded|excluded|ruled out)|"
    r"no (?:indications?|signs?|evidence|proof) (?:of|that|who)|could not be (?:excluded|ruled out)|"
    r"yet been (?:held|arrested)|not speculate|(?:did not|didn['’]?t|without|never) (?:see|saw|seeing|name|naming|identify\w*|blame|blaming) )",
    re.IGNORECASE,
)


def left_open(line: Line) -> bool:
    """True for a line that says that it is not known who did it."""
    return bool(_OPEN.search(line.words) or _OPEN_TOO.search(line.words))


# Who is told as no more than that somebody did it; people and things that a headline may have act.
ANYBODY = re.compile(
    r"(?:gun|bomb|knife|axe|sword)?m[ae]n|m[ae]n|bombers?|attackers?|assailants?|snipers?|air ?strikes?|strikes?|raids?|attacks?|blasts?|bombs?|bombings?|"
    r"shell(?:s|ing)|shells?|rockets?|missiles?|drones?|killers?|shooters?|clashes|clash|fighting|battles?|explosions?|people|persons?|warplanes?|jets?|forces|"
    r"planes?|aircraft|helicopters?|choppers?|mortars?|artillery|cars?|trucks?|lorry|van|bus|suicide|twin|double|triple|single|more|others?|killed|dead|dies?|"
    r"wounded|fires?|barrels?|groups?|teams?|gunfire|shots?|shootings?|bullets?|grenades?|mines?|landmines?|devices?|vests?|wom[ae]n|boys?|girls?|teen\w*|"
    r"youths?|fathers?|mothers?|dads?|moms?|husbands?|wi(?:fe|ves)|sons?|daughters?|brothers?|sisters?|couple|famil(?:y|ies)|suspects?|victims?|drivers?|"
    r"neighbou?rs?|robbers?|burglars?|intruders?|homeowners?|residents?|child|children|kids?|toddler|student|ex|inmates?|crowds?|local|masked|armed|unknown|"
    r"suspected|unidentified|alleged|young|old|drunk|angry|lone|former|several|some|many|few|dozens?|scores|hundreds|thousands|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|both|new|fresh|latest|second|third|first|another|more|massive|huge|big|deadly|major|powerful|heavy|fatal|bloody|"
    r"huge|storms?|floods?|earthquake|quake|accidents?|crash|stampede|flames|smoke|war|violence|night|day|dawn|weekend|morning|evening|police|cops?|"
    r"officers?|deput(?:y|ies)|sheriff|trooper|agents?|officials?|authorities|court|judge|jury|hospital|report|study|video|watch|update|breaking|the|an?|who|"
    r"he|she|they|it|his|her|their|its|and|of|this|that|these|those|which|what|woman|mob|mobs|rival|rivals|parties|sides?|units?|squad|vehicle|boat|"
    r"collision|landslide|avalanche|wave|rain|heat|cold|hunger|disease|cholera|remnants|ordnance|munition\w*|device|package|letter|parcel|tank|tanks|soldier",
    re.IGNORECASE,
)
# What agents do: in the present, and in the past, which in a headline is passive where no object follows.
_VERBS = (
    "kill bomb shell attack raid burn shoot slaughter ambush execute behead poison seize abduct kidnap massacre destroy storm torch loot murder stab hang lynch "
    "torture rape hijack hack slay butcher dynamite ram raze shatter pound fire launch plant detonate assassinate hurl lob besiege rob ransack smash sabotage "
    "derail vandalise vandalize desecrate maim wound injure starve gas drown snatch set shell strike hit sink overrun hack invade bulldoze tear-gas target blast pelt assault maul mug "
    "gun mow wipe blow shoot cut pick single open carry take throw burst aim prepare decapitate crucify impale beat fell bury trap spray rake riddle flatten expel evict round lay detain arrest"
).split()
_TAIL = {
    "set": " (?:fire|ablaze|alight|off)", "gun": " down", "mow": " down", "wipe": " out", "blow": " up", "cut": " (?:off|down)", "open": " fire", "carry": " out",
    "take": " hostages?", "burst": " (?:into|in)", "aim": " at", "prepare": " the (?:attack|bomb|charge|cart|car|device|ambush)", "throw": " (?:grenades?|bombs?|petrol|stones?)", "round": " up", "pick": " (?:off|(?:him|her|them|it) (?:off|out))",
    "single": " (?:him|her|them|it) out", "lay": " (?:mines?|bombs?|siege|in wait)",
}  # fmt: skip
_PAST = {
    "shoot": "shot", "burst": "burst", "slay": "slew", "blow": "blew", "set": "set", "hit": "hit", "strike": "struck", "sink": "sank", "overrun": "overran", "cut": "cut",
    "take": "took", "throw": "threw", "beat": "beat", "lay": "laid", "bury": "buried", "carry": "carried", "gun": "gunned", "stab": "stabbed", "rob": "robbed",
    "ram": "rammed", "trap": "trapped", "lob": "lobbed", "gas": "gassed", "kidnap": "kidnapped", "burn": "burn(?:ed|t)", "hang": "hanged", "mug": "mugged",
}  # fmt: skip
_NOT_SELF = r"(?! (?:self|himself|herself|themselves|itself)(?!\w))"
_OBJECT = r"(?! (?:in|at|on|near|by|as|after|and|dead|during|over|with|from|to|for|outside|amid|of|off|when|while|last|mon|tues|wednes|thurs|fri|satur|sun)| *[,.;:]| *$)"


def _verbs() -> str:
    found = []
    for verb in dict.fromkeys(_VERBS):
        tail = _TAIL.get(verb, "")
        third = verb + ("e?s" if verb[-1] in "shx" else "s") if verb[-1] != "y" else rf"(?:{verb}|{verb[:-1]}ie)s"
        past = _PAST.get(verb, verb + "d" if verb[-1] == "e" else verb + "ed")
        found.append(rf"(?:{verb}|{third}){tail}{_NOT_SELF}|(?:had |has |have )?{past}{tail}{_OBJECT}")
    return "|".join(found)


ACTS = re.compile(
    rf"(?<![\w-])(?:{_verbs()}|downs|downed(?= \w)|down(?= (?:\w+ ){0, 3}(?:plane|jet|helicopter|drone|aircraft|chopper|airliner))|in (?:murder|bomb|gun|arson|kidnap|assassination) (?:bid|attack|plot|attempt|rampage|ambush)|feud|vendetta|turf war)(?![\w-])",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:!?“”\"()|]|(?<!\w)[-–—](?!\w)|\.(?=\s)")
_NOT_OF_IT = re.compile(
    r"(?<!\w)(?:in|at|on|for|near|to|from|with|over|after|as|amid|into|against|before|during|by|that|who|when|where|while|if|is|are|was|were|be|been|has|have|had|will|"
    r"says?|said|claims?|not|no|out|up|off|how|why|than|but|or|vs|toward|towards|under|inside|outside|across|about|between|among|behind)(?!\w)",
    re.IGNORECASE,
)
# Links behind which somebody else may act.
_CLAUSE = re.compile(r"as|after|before|when|where|while|if|that|who|but|or|than|because", re.IGNORECASE)
_BY = re.compile(
    r"(?<!\w)(?:killed|shot|slain|murdered|executed|torched|attacked|ambushed|abducted|kidnapped|bombed|shelled|burn(?:t|ed)|raided|stormed|seized|beheaded|"
    r"massacred|slaughtered|gunned down|mown down|mowed down|blown up|hit|struck|beaten|stabbed|hacked|raped|tortured|looted|hijacked|poisoned|butchered|"
    r"lynched|hanged|razed|destroyed|targeted|planted|fired|carried out|staged|launched|down|dead|work|attack|raid|ambush|massacre|murder|killing)s? by "
    r"((?:the )?(?:[\w'’-]+)(?: (?!(?:in|at|on|for|near|to|from|with|over|after|as|amid|during|outside|before|while|when)(?!\w))[\w'’-]+){0,3})"
)
_LONGEST = 8  # words of a phrase


@lru_cache(maxsize=512)
def phrases(text: str) -> tuple[tuple[int, int], ...]:
    """Where phrases for who acts stand in a headline or clause: before what they do, or after "by"."""
    return tuple(_phrases(text))


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    for match in ACTS.finditer(text):
        start = max([0, *(m.end() for m in _BREAK.finditer(text, 0, match.start()))])
        link = max(_NOT_OF_IT.finditer(text, start, match.start()), key=re.Match.end, default=None)
        if link is not None and not _CLAUSE.fullmatch(link.group()):
            continue
        start = link.end() if link is not None else start
        words = list(re.finditer(r"[^\s]+", text[start : match.start()]))
        if 0 < len(words) <= _LONGEST:
            yield start + words[0].start(), start + words[-1].end()
    for match in _BY.finditer(text):
        yield match.start(1), match.end(1)


# The last word of a phrase that may act: a plural, a doer by its ending, a body of people.
_WHO = re.compile(
    r"(?:[^s\W]s|m[ae]n|mob|gang|cartel|feud|squad|cell|front|movement|army|militia|junta|clan|tribe|mafia|crowd|cult|network|brigade|clique|vendetta|war|"
    r"\w{3}(?:er|or|ist|ant|ian|in|ect|ict)|[A-Z]{2,5})$"
)
# What an own sentence must call a doer for it to be more than anybody.
_MARTIAL = re.compile(
    r"(?<!\w)(?:special|commandos?|intelligence|paramilitar\w+|secret|death|regime|militants?|rebels?|separatists?|jihadis\w*|islamists?|mercenar\w+|militia\w*|guerrillas?|"
    r"insurgents?|extremists?|loyalists?|dissidents?|battalion|brigade|regiment|army|naval|air)(?!\w)",
    re.IGNORECASE,
)
_NOT_WHO = re.compile(
    r"\d|ly(?!\w)|(?<!\w)(?:makes?|asks?|wants?|gets?|goes|sees?|finds?|tells?|says?|used?|uses|confirms?|discusses)(?!\w)",
    re.IGNORECASE,
)


def unheard(scene: Scene, span: Span, below: str) -> Iterator[Span]:
    """Phrases for who acts of which no word stands below, nor is one for anybody or anything."""
    text = scene.document.words(span)
    for start, end in phrases(text):
        here = Span(span.part, span.start + start, span.start + end)
        words = [m for m in re.finditer(r"[A-Za-z][\w-]{2,}", text[start:end]) if _tells(scene, here, m)]
        if span != scene.headline and not _MARTIAL.search(text[start:end]):
            continue
        if not _WHO.search(re.sub(r" of .*", "", text[start:end])) or _NOT_WHO.search(text[start:end]):
            continue
        stems = [w.group().lower()[:5] for w in words]
        if stems and scene.own(here) and not any(re.search(rf"(?<!\w){re.escape(s)}", below) for s in stems):
            yield here


def _tells(scene: Scene, phrase: Span, word: re.Match[str]) -> bool:
    """True for a word of a phrase that tells who: no place, no thing, nobody in particular."""
    here = Span(phrase.part, phrase.start + word.start(), phrase.start + word.end())
    named = any(m.span.meets(here) for m in scene.mentions.places)
    return not (ANYBODY.fullmatch(word.group()) or named or is_thing(word.group()))


def is_thing(word: str) -> bool:
    """True for what other lists hold: means, sites, victims, ranks."""
    words = lists()
    groups = (*words.causes, *words.targets, *words.victims, *words.ranks)
    return any(g.words.fullmatch(word) for g in groups)
