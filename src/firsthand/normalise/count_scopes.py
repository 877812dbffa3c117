"""How far a count reaches: one incident, a period or an area; and the moment that a running toll states for itself."""

from __future__ import annotations

import re

_N = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|couple of|many|four-and-a-half|half a)"
_LONG = r"(?:hours|days|weeks|months|years|decades|decade|year|month|week|century)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_PERIOD = re.compile(
    rf"\bsince (?!then\b|early (?:morning|today)|dawn|midnight|(?:this )?morning|yesterday)(?:the )?(?:\w+ ){{0,4}}"
    r"(?:war|uprising|conflict|revolt|revolution|crisis|civil|unrest|protests?|began|started|start|beginning|outbreak|erupted|broke|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.|mid-\w+|late|early|last|\d{4}|operation|offensive|campaign|ceasefire|truce|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    rf"|\b(?:over|in|during|within|for|throughout) (?:the )?(?:past|last|previous|recent|preceding|same)(?: {_N})? {_LONG}\b"
    r"|\b(?:in|over|within|during) (?:an? |the )?(?:\w+)-(?:hour|day|week|month|minute) (?:span|stretch|period)\b"
    r"|\b(?:in|within|over) (?:less than |under |just |about |a span of )?(?:\d\d+|twenty-four|forty-eight) hours\b(?! (?:later|after|of|before))"
    r"|\b(?:in|within) (?:less than|under|about|just) (?:a|one) (?:month|year|week)\b"
    rf"|\b(?:over|in|during|within|for) (?:more than |nearly |almost |less than |over |about |the )?{_N} (?:months|years|weeks|decades|days)(?: of\b|\b(?! (?:later|ago|after|earlier|before|old)))"
    r"|\b(?:killed|dead|died|deaths|wounded|injured|arrested|toll) (?:\w+ ){0,3}this (?:week|weekend)\b"
    r"|\b(?:violence|fighting|hostilities|insurgency|conflict|unrest)\b[^.;,]{0,40}\b(?:last (?:year|month|week)|in (?:19|20)\d\d)\b"
    rf"|\bbetween (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}) and (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}|\d{{1,2}}\b)"
    r"|\bso far this (?:year|month|week)|\bthis (?:year|month)\b|\bin recent (?:days|weeks|months|years)|\bin (?:the month of )?(?:january|february|march|april|june|july|"
    r"august|september|october|november|december)(?: 20\d\d)? alone|\bduring the (?:war|conflict|year|month|uprising|campaign|offensive)|\bin 20\d\d alone|\bper (?:day|month|year|week)"
    r"|\b(?:more than|over|nearly|almost|about) (?:\w+ )?(?:a )?(?:years?|decade) of|\b(?:conflict|war|uprising|revolt|insurgency|civil war) (?:that )?(?:has|had|have) (?:so far )?"
    r"(?:killed|claimed|cost|left|displaced|taken)|\beach (?:day|month|year|week)|\bevery (?:day|month|year|week)|\bannually|\b(?:each|every) year",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"\b(?:across|throughout|all over|around) (?:the )?(?:\w+ ){0,2}(?:province|country|nation|region|governorate|syria|iraq|world|state|city|countryside|districts|provinces|middle east)\b"
    r"|\bnationwide|\bcountrywide|\bacross (?:syria|iraq|the country)|\b(?:elsewhere|in several|in various|in different|in other) (?:areas|parts|provinces|districts|cities)",
    re.IGNORECASE,
)
# Several events told as one: "in separate shootings", "violent weekend".
_EVENTS = ("shootings", "separate", "unrelated", "different", "iolent ")
_SEVERAL = re.compile(
    r"\b(?:separate|unrelated|different) (?:[\w'-]+ ){0,2}(?:shootings|incidents|attacks|crashes|stabbings|homicides|killings|scenes|episodes)\b"
    r"|\b(?:several|multiple|a (?:series|string|spate|pair|number|wave) of|weekend|overnight|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:[\w'-]+ ){0,3}shootings\b|\bshootings (?:across|throughout|around|over the (?:weekend|holiday))\b"
    r"|\bviolent (?:\w+ )?(?:weekend|night|day|week|holiday)\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\b(?:as of|as at|by) (?:late |early |mid-)?(?:(?:\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight|nightfall|midday|dawn|dusk)(?: (?:local time|gmt))?(?: on)?\s*)?"
    r"(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|this (?:morning|evening|afternoon)|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2})(?: (?:morning|evening|afternoon|night|noon|midday))?|(?<=noon)|(?<=midnight)|(?<=nightfall))",
    re.IGNORECASE,
)
WAR_TOLL = 10_000  # no single incident of the reporting genre has a count this large; such figures sum a war


def scope_of(text: str, start: int, end: int) -> str:
    """period, area or incident: how far the counts in the sentence text[start:end] reach."""
    if _PERIOD.search(text, start, end):
        return "period"
    words = text[start:end].lower()
    if any(word in words for word in _EVENTS) and _SEVERAL.search(words):
        return "area"
    return "area" if _AREA.search(text, start, end) else "incident"


def as_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a sentence says as of when its toll stands."""
    match = _AS_OF.search(text, start, end)
    return match.span() if match else None
