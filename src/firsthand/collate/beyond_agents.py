"""Who acts in a headline or sentence, as a phrase: "taxi hitmen", "mercenaries of aggression"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from firsthand.collate.beyond_words import lists
from firsthand.collate.scene import Scene
from firsthand.model.text import Span

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
    r"collision|landslide|avalanche|wave|rain|heat|cold|hunger|disease|cholera|remnants|ordnance|munition\w*|device|package|letter|parcel|tank|tanks|soldier|kidnappers?|hijackers?|abductors?|captors?|raiders?|looters?|arsonists?|thieves|thief|bandits?|"
    r"rustlers?|protesters?|demonstrators?|rioters?|villagers?|mourners?|worshippers?|prisoners?|assassins?|murderers?|gangsters?|fighters?|troops|soldiers|"
    r"guards?|workers?|farmers?|herders?|passengers?|captives?|hostages?|refugees?|migrants?|members?|relatives?|supporters?",
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


def _verbs(after: str) -> str:
    found = []
    for verb in dict.fromkeys(_VERBS):
        tail = _TAIL.get(verb, "")
        third = verb + ("e?s" if verb[-1] in "shx" else "s") if verb[-1] != "y" else rf"(?:{verb}|{verb[:-1]}ie)s"
        past = _PAST.get(verb, verb + "d" if verb[-1] == "e" else verb + "ed")
        found.append(rf"(?:{verb}|{third}){tail}{_NOT_SELF}|(?:had |has |have )?{past}{tail}{after}")
    return "|".join(found)


ACTS = re.compile(
    rf"(?<![\w-])(?:{_verbs(_OBJECT)}|downs|downed(?= \w)|down(?= (?:\w+ ){0, 3}(?:plane|jet|helicopter|drone|aircraft|chopper|airliner))|in (?:murder|bomb|gun|arson|kidnap|assassination) (?:bid|attack|plot|attempt|rampage|ambush)|feud|vendetta|turf war)(?![\w-])",
    re.IGNORECASE,
)
# The same in sentences, where the past needs no object.
DONE = re.compile(rf"(?<![\w-])(?:{_verbs('')})(?![\w-])", re.IGNORECASE)
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


def unheard(scene: Scene, span: Span, below: Callable[[], str]) -> Iterator[Span]:
    """Phrases for who acts of which no word stands below, nor is one for anybody or anything."""
    text = scene.document.words(span)
    whole = " ".join(line.words for line in scene.lines) if span == scene.headline else ""
    for start, end in phrases(text):
        here = Span(span.part, span.start + start, span.start + end)
        if span != scene.headline and not _MARTIAL.search(text[start:end]):
            continue
        words = [m for m in re.finditer(r"[A-Za-z][\w-]{2,}", text[start:end]) if _tells(scene, here, m)]
        if not _WHO.search(re.sub(r" of .*", "", text[start:end])) or _NOT_WHO.search(text[start:end]):
            continue
        stems = [w.group().lower()[:5] for w in words]
        told = below() if stems else ""
        if any(w.group().isupper() and abbreviates(w.group(), whole) for w in words):
            continue
        if stems and scene.own(here) and not any(re.search(rf"(?<!\w){re.escape(s)}", told) for s in stems):
            yield here


def _tells(scene: Scene, phrase: Span, word: re.Match[str]) -> bool:
    """True for a word of a phrase that tells who: no place, no thing, nobody in particular."""
    here = Span(phrase.part, phrase.start + word.start(), phrase.start + word.end())
    named = any(m.span.meets(here) for m in scene.mentions.places)
    return not (ANYBODY.fullmatch(word.group()) or named or is_thing(word.group()))


def abbreviates(one: str, words: str) -> bool:
    """True for "RSF" beside "Rapid Support Forces", and the other way round."""
    names = re.findall(r"(?:[A-Z][\w'’-]+ (?:(?:of|the|for|and) )*){1,5}[A-Z][\w'’-]+", words)
    if one.isupper() and len(one) > 2:
        return any(one in "".join(w[0] for w in name.split() if w[0].isupper()) for name in names)
    initials = "".join(w[0] for w in one.split() if w[0].isupper())
    return len(initials) > 2 and re.search(rf"(?<!\w){initials}(?!\w)", words) is not None


def is_thing(word: str) -> bool:
    """True for what other lists hold: means, sites, victims, ranks."""
    words = lists()
    groups = (*words.causes, *words.targets, *words.victims, *words.ranks)
    return any(g.words.fullmatch(word) for g in groups)


# Whom something befalls, and what befell whom.
_BEFELL = re.compile(
    r"['’]?(?:\s[\w'’,-]+){0,5}?\s(?:killed|dead|dies|die|died|slain|shot|gunned|murdered|assassinated|captured|arrested|caught|held|detained|seized|taken|hit|wounded|"
    r"injured|hurt|abducted|kidnapped|beheaded|executed|among|hanged|jailed|freed|released|surrenders?|defects?|flees?|killing|death|perish\w*|targeted|ambushed|"
    r"stabbed|lynched|missing|wiped|blown|burnt|buried|identified|poisoned|tortured|attacked|bombed|eliminated|neutrali[sz]ed|liquidated|martyred|falls?|fell|drowned|rescued|survives?|escapes?)(?!\w)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"(?<!\w)(?:kill(?:s|ed|ing)?|(?:killing|murder|death|assassination|arrest|capture|abduction|funeral|shooting|bodies|body|execution|detention) of|slays?|slew|shoots?|"
    r"guns? down|murders?|assassinates?|captures?|arrests?|nabs?|catch(?:es)?|holds?|detains?|seizes?|abducts?|kidnaps?|behead(?:s|ed)|executes?|hangs?|wounds?|"
    r"injures?|hits?|strikes?|targets?|targeted|eliminates?|neutrali[sz]es?|liquidates?|frees?|releases?|takes? out|ambush(?:es)?|snatch(?:es)?|nets?|drowns?|claims?(?: the)? (?:life|lives) of|"
    r"(?:airlift|evacuat|extract|transfer|transport|smuggl|deport|extradit|whisk|ferr|mov|tak|captur|target|shelter|train|arm)(?:e?s|ed|ing|ies|ied|ying)|hands? over|flies|flying|"
    r"stabs?|blows? up|burns?|poisons?|rescues?|picked (?:up|off)|(?:bid|attack|attempt|assault|plot) on|round(?:s|ed)? up|among the (?:dead|wounded|injured)|against|dead including|including)(?:\s[\w'’-]+){0,5}?\s+$",
    re.IGNORECASE,
)


def befallen(scene: Scene, span: Span) -> bool:
    """True for somebody to whom the headline has something happen."""
    text = scene.document.part(span.part)
    return bool(_BEFELL.match(text, span.end) or _TO_WHOM.search(text[: span.start]))
