"""Local news: whether a text is of one place's police, courts and streets, by its own words, whatever the codebook."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.coding.codebook import Codebook, load
from firsthand.model.text import Document

# Who speaks in the news of one place, and how its streets are named.
_PLACE = re.compile(
    r"\b(?:sheriff(?:['’]?s)?|deput(?:y|ies)|police department|police chief|detectives?|coroner|medical examiner|district attorney|"
    r"county (?:jail|court|judge|attorney|prosecutor)|crime stoppers|homicide|block of|911|first[- ]degree|second[- ]degree|"
    r"manslaughter|bond|bail|arraign(?:ed|ment)|gunshot wounds?|neighborhood|apartment complex|street and|avenue|patrol officers?|"
    r"state police|state patrol|highway patrol|suspects?|shooters?|drive-by|nightclub|jury|jail|plead(?:ed)?|guilty|murder|charged|"
    r"shootings?|teen(?:ager)?s?|parking lot|police said|gunshots?|shots fired|sentenced|prosecutors?|(?:city|town|metro|county) police|anyone with information)\b",
    re.IGNORECASE,
)
# Who fights in a war, and with what.
_WAR = re.compile(
    r"\b(?:army|troops|rebels?|insurgents?|militants?|militias?|jihadists?|air ?strikes?|war ?planes?|shelling|regime|"
    r"islamic state|cease-?fire|front ?lines?|mortars?|rockets?|artillery|terrorists?|civil war|battalion|brigade|drone)\b",
    re.IGNORECASE,
)
_DISTINCT = 3
_PER_WAR_WORD = 3
# The packaged codebook whose words of aftermath (hearings, vigils) are used where the chosen one has none.
_WITH_AFTERMATH = "gun-violence"
_AFTERMATH = "aftermath"


def is_local(document: Document) -> bool:
    """True where several words of police, courts and streets stand, and hardly any of war."""
    text = f"{document.title}\n{document.text}"
    found = [m.group().lower() for m in _PLACE.finditer(text)]
    return len(set(found)) >= _DISTINCT and len(found) >= _PER_WAR_WORD * len(_WAR.findall(text))


def localised(book: Codebook, document: Document) -> Codebook:
    """The codebook as it is to be used for a document: for local news where the text itself shows that it is."""
    if book.local or not is_local(document):
        return book
    words = load(_WITH_AFTERMATH).words
    return replace(book, local=True, words={_AFTERMATH: words[_AFTERMATH], **book.words})
