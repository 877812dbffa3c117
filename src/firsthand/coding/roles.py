"""Roles: who did what is told and to whom, by the words around an actor's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.coding.units import Trigger, Unit
from firsthand.model.mentions import ActorMention
from firsthand.model.text import Span

# The scope of a value that is named beside a happening and is none of it: comparison may use it, a table never does.
ASIDE = "aside"
# As far as an agent stands behind "by": beyond it, "by" belongs to another verb.
_BY_REACH = 45
# Who counts as no party: those who only tell, and those to whom things are done.
_NO_DOER = frozenset({"outlet", "agency", "civilians", "person", "body"})
_NO_TARGET = frozenset({"outlet", "agency", "person", "body"})
_DETERMINERS = r"(?:(?:the|a|an|some|several|two|three|four|five|six|many|other|suspected|alleged|so-called|unidentified|its|their|his)\s+)*"
BY = re.compile(rf"\b(?:by|at the hands of)\s+{_DETERMINERS}\W{{0,2}}$", re.I)
# What ends a subject's clause before its verb comes, makes it passive, or makes it speech.
_NO_SUBJECT = (
    r"(?:by|was|were|is|are|be|been|being|got|and|or|but|no|not|never|nor|when|after|before|while|as|if|whether|in|"
    r"den(?:y|ies|ied|ying)|claim(?:s|ed|ing)|sa(?:ys?|id|ying)|t(?:ells?|old)|report(?:s|ed|ing)?|accus\w+|blam\w+|condemn\w+|warn\w*|call\w*|"
    r"urg\w+|reject\w*|dismiss\w*|declin\w*|comment\w*|respon\w+|answer\w*|welcom\w+|mourn\w*|deplor\w*|criticis\w*|"
    r"criticiz\w*|investigat\w+|against|from|under)"
)
_DEEDS = (
    r"(?:kill|shell|bomb|attack|execut|behead|storm|target|struck|strik|fir(?:ed|es|ing)|hit|pound|raid|ambush|seiz|captur|took|abduct|"
    r"kidnap|open(?:ed|s|ing)? fire|launch|carr(?:ied|ies|ying|y) out|conduct|land|detonat|shot|shoot|flatten|level|pummel|hammer|massacr|"
    r"slaughter|murder|strafe|blast|rescu|airlift|free|gass|raz|drop)"
)
_DEED = re.compile(
    rf"^\W{{0,2}}(?:(?!{_NO_SUBJECT}\b)[\w'’-]+\s+){{0,3}}?(?:(?:on|in|at) \w+ )?(?P<deed>{_DEEDS}\w*)(?P<after>[^.;]{{0,30}})",
    re.I,
)
_LOOSELY = re.compile(
    rf"^\W{{0,2}}(?:(?!(?:den(?:y|ie[sd]|ying)|reject\w*|dismiss\w*)\b)\w+\s+){{0,3}}?(?:have |has |had |also |on \w+ )?(?P<deed>{_DEEDS})",
    re.I,
)
# Deeds that do nothing to anybody: "launched an investigation", "took part", "rescued the wounded", "intercepted".
_NO_DEED = re.compile(
    r"^(?:(?:launch|open|conduct|carr|start|order)\w*\s+(?:out\s+|up\s+)?(?:an?|the|its|their|his|her|several|more)?\s*(?:[\w-]+\s+){0,2}?"
    r"(?:investigations?|inquir(?:y|ies)|enquir(?:y|ies)|probes?|manhunts?|search(?:es)?|rescues?|reviews?|appeals?|evacuations?|autops(?:y|ies)|patrols?|"
    r"(?:relief|rescue|aid|clean-?up) \w+)\b|"
    r"(?:took|tak\w*)\s+(?:part|note|place|office|credit|shelter|cover|stock)\b|struck\s+(?:an?|the)\s+(?:\w+\s+)?(?:deals?|truce|ceasefire|agreement|accord)\b|"
    r"drop\w*\s+(?:the\s+|all\s+)?(?:charges|leaflets|food|aid|supplies|claims?)\b|hit (?:out|back) at\b|"
    r"(?:rescu|airlift|free)\w*\s+[^.;,]{0,40}?\b(?:wounded|injured|patients|survivors|trapped|rubble|stranded|casualties)\b)",
    re.I,
)
# A participle with nothing done to anybody behind it: "rebels killed in raid" tells what was done to them.
_DONE = re.compile(
    r"^(?:killed|captured|seized|abducted|kidnapped|executed|beheaded|shelled|bombed|targeted|attacked|massacred|shot|hit|struck|rescued|freed|ambushed|wounded)$",
    re.I,
)
_NO_OBJECT = re.compile(
    r"^\s*(?:$|[,.:;|–—-]|(?:in|by|during|near|at|after|as|on|when|and|with|while|from|dead|to death)\b)", re.I
)
_EQUIPMENT = re.compile(
    r"^(?:(?:the|a|an|unidentified|unknown|military|war|fighter|attack)\s+)*(?:war ?planes?|planes?|aircraft|jets?|helicopters?|drones?|tanks?|artillery|vehicles?)$",
    re.I,
)
_EVENT = re.compile(
    r"^\s+(?:attacks?|blasts?|explosions?|bombings?|strikes?|raids?|shelling|assaults?|operations?)\b", re.I
)
_NOBODY_KNOWS = re.compile(
    r"\b(?:not (?:\w+ ){0,2}?(?:clear|known?|say|certain|sure)|unclear|unknown|(?:did|do|does|could|can)(?: not|n['’]?t) (?:know|say|tell|establish|identify|determine|verify))"
    r"\b[^.;]{0,40}\b(?:who(?:se)?|which)\b",
    re.I,
)
_ATTACKS = (
    r"(?:attack(?:ed|s|ing)?|target(?:ed|s|ing)?|struck|strik(?:es?|ing)|hit(?:s|ting)?|bomb(?:ed|s|ing)?|shell(?:ed|s|ing)|raid(?:ed|s|ing)?|pound(?:ed|s|ing)?|"
    r"ambush(?:ed|es|ing)?|storm(?:ed|s|ing)?|assault(?:ed|s|ing)?|strafed?|hammer(?:ed|ing)|pummel(?:ed|ing))"
)
_VERB = re.compile(rf"\b{_ATTACKS}$", re.I)
_WORDS = r"(?:[\w'’-]+\s+){0,3}"
_NO_VERBS = r"(?:(?!\w{2,}ed\b(?!-))[\w'’-]+\s+){0,3}"
_AT = re.compile(rf"^\s+(?:operations?\s+)?(?:on|upon|against|at|targeting|with)\s+{_WORDS}$", re.I)
_OBJECT = re.compile(
    rf"^\s+(?!(?:by|in|on|at|when|after|and|near|with|from|to|as|while|who|which|that|was|were|people|civilians)\b){_NO_VERBS}$",
    re.I,
)
_UNDER = re.compile(
    rf"^\W{{0,2}}(?:[\w-]+\s+){{0,2}}?(?:was|were|has been|have been|had been|came|being)\s+(?:\w+ly\s+)?(?:{_ATTACKS}|under (?:fire|attack))\b",
    re.I,
)
_APART = re.compile(r"\bby\b|[,;]")
_BREAKS = re.compile(
    r"[,;:–—]|\s-\s|\b(?:and|or|but|by|said|says|no|not|was|were|while|who|which|that|after|when)\b", re.I
)


def does(unit: Unit, actor: ActorMention, text: str) -> bool:
    """True for who is said to have done what is told: "by" it, as subject of a deed, or as what an attack is called by.
    Nobody who is counted among the dead or the taken, no mere machine, and nobody where it is said not to be known."""
    before, after = text[unit.span.start : actor.span.start], text[actor.span.end : unit.span.end]
    if actor.kind in _NO_DOER or _counted(unit, actor) or _machine(actor, text) or _NOBODY_KNOWS.search(before[-80:]):
        return False
    if any(0 <= actor.span.start - t.span.end <= _BY_REACH for t in unit.triggers) and BY.search(before):
        return True
    return any(_names(t, actor, text) for t in unit.triggers) or _acts(after)


def _machine(actor: ActorMention, text: str) -> bool:
    """True for aircraft, tanks and the like of nobody that is named, and for what only says how an attack is called
    ("terrorist blasts")."""
    if actor.actor is not None:
        return False
    words = text[actor.span.start : actor.span.end]
    named = actor.kind != "unknown" or words.endswith("s") or not _EVENT.match(text[actor.span.end :][:30])
    return not named or bool(_EQUIPMENT.match(words))


def _counted(unit: Unit, actor: ActorMention) -> bool:
    return any(c.span.meets(actor.span) for _, c in unit.tolls)


def _acts(after: str) -> bool:
    found = _DEED.match(after[:110])
    if found is None or found.start("deed") > 60 or _NO_DEED.match(after[found.start("deed") :][:90]):
        return False
    return not (_DONE.match(found["deed"]) and _NO_OBJECT.match(found["after"]))


_DOWNED = re.compile(r"^(?:sho(?:o|)t\w*|brought|forced) down\b", re.I)
# What those who come afterwards do, and not those who did it: an arrest, a shot at a drone; and moving people away.
_AFTER = frozenset({"arrest", "shootdown", "displacement", "protest"})
_OWN = frozenset({"custody", "raid", "battle", "aircraft", "movement", "protest", "unknown"})
# Who frees the abducted did not abduct them.
_FREES = re.compile(
    r"^\s+(?:(?:later|then|also|have|has|had|on \w+)\s+){0,2}(?:freed|rescued|released|liberated|saved|free|rescue)\b",
    re.I,
)
# "Police shot dead a gunman who killed three": the deed told first was done to the one who did the other.
_TO_DOER = re.compile(
    r"^\s+(?:later\s+|then\s+|have\s+|has\s+|had\s+)*(?:shot|kill|gunn|neutrali[sz]|eliminat)\w*\s+(?:and killed\s+|dead\s+|down\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:gunm[ae]n|attackers?|assailants?|shooters?|bombers?|militants?|suspects?|m[ae]n|teenagers?|youths?)\s+(?:who|that)\s+(?:had\s+|have\s+)?"
    r"(?:kill|attack|shot|open|storm|stabb|raid|ambush|fir|threw|ramm|detonat|carri|hit|target)",
    re.I,
)


def came_after(unit: Unit, span: Span, text: str, family: str) -> bool:
    """True for a party whose deed here is what followed: police who arrest, an air force that shoots drones down, who
    killed the attackers."""
    after = text[span.end : unit.span.end]
    if _TO_DOER.match(after) or (family not in _OWN - {"custody"} and _FREES.match(after)):
        return True
    if family in _OWN:
        return False
    before = [t for t in unit.triggers if t.span.end <= span.start]
    if before and BY.search(text[unit.span.start : span.start]):
        return before[-1].type.id in _AFTER
    behind = [t for t in unit.triggers if t.span.start >= span.end]
    if not behind or len(_APART.split(text[span.end : behind[0].span.start])) > 1:
        return False
    return min(behind, key=lambda t: (t.span.start, -t.span.end)).type.id in _AFTER


def _names(trigger: Trigger, actor: ActorMention, text: str) -> bool:
    """ "Coalition raid", "army shelling"; or event words that begin with the actor: "government warplanes bombed"."""
    if actor.span.meets(trigger.span):
        return actor.span.start <= trigger.span.start
    if not 0 <= trigger.span.start - actor.span.end <= 2:
        return False
    words = text[trigger.span.start : trigger.span.end]
    return not (_DONE.match(words) and _NO_OBJECT.match(text[trigger.span.end : trigger.span.end + 20]))


def suffers(unit: Unit, actor: ActorMention, text: str) -> bool:
    """True for who is said to be attacked: what an attack is on or against, or what attackers hit. Not whom it killed,
    wounded or took: those are counted."""
    if actor.kind in _NO_TARGET or _counted(unit, actor) or _machine(actor, text):
        return False
    before, after = text[unit.span.start : actor.span.start], text[actor.span.end : unit.span.end]
    return bool(_UNDER.match(after[:60])) or any(_hits(b, before) for b in _ends(unit, before, text))


def near(unit: Unit, actor: ActorMention, text: str) -> str | None:
    """The slot beside which a party stands that only is near an event word, whatever its part: for comparing texts."""
    before, after = text[unit.span.start : actor.span.start], text[actor.span.end : unit.span.end]
    if actor.kind in ("outlet", "agency"):
        return None
    if (
        actor.kind not in _NO_DOER - {"body"}
        and not _machine(actor, text)
        and (
            any(actor.span.meets(t.span) or 0 <= t.span.start - actor.span.end <= 2 for t in unit.triggers)
            or _loosely(after)
            or (BY.search(before) and any(0 <= actor.span.start - t.span.end <= _BY_REACH for t in unit.triggers))
        )
    ):
        return "perpetrator"
    behind = (text[t.span.end : actor.span.start] for t in unit.triggers if t.span.end <= actor.span.start)
    return "target" if any(len(b) < 40 and not _APART.search(b) for b in behind) else None


def _loosely(after: str) -> bool:
    found = _LOOSELY.match(after[:60])
    deed = after[found.start("deed") :][:90] if found is not None else ""
    return bool(deed) and not (_NO_DEED.match(deed) or _DOWNED.match(deed))


def _ends(unit: Unit, before: str, text: str) -> Iterator[str]:
    """The words from an event word to an actor, for each that stands closely before it."""
    for trigger in unit.triggers:
        if (
            trigger.span.end <= unit.span.start + len(before)
            and len(before) - (trigger.span.end - unit.span.start) < 45
        ):
            yield text[trigger.span.start : trigger.span.end] + "\0" + before[trigger.span.end - unit.span.start :]


def _hits(words: str, before: str) -> bool:
    event, _, between = words.partition("\0")
    if _BREAKS.search(between) or event.lower().startswith("land"):
        return False
    return bool(_AT.match(between)) or bool(_VERB.search(event) and _OBJECT.match(between))
