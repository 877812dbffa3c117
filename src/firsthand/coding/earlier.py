"""Earlier figures: tolls that a text itself says have been overtaken ("had earlier put the toll at 14")."""

from __future__ import annotations

import re

from firsthand.coding.units import Unit
from firsthand.model.text import Document, Span

_FIGURE = r"(?:(?:death |casualty )?tolls?|figures?|counts?|numbers?|tall(?:y|ies)|estimates?|reports?|dead)"
_BEFORE = re.compile(
    rf"\b(?:had )?(?:earlier|previously|initially|originally|at first)\s+(?:put|said|gave|given|reported|counted|told|spoke|spoken|announced|estimated)\b[^.;]{{0,50}}$|"
    rf"\b(?:earlier|previous|initial|preliminary|first|original)\s+{_FIGURE}\s+(?:of|was|were|stood at|had been|put at|at)\s+(?:at least |about |some )?$|"
    rf"\bcorrect(?:s|ed|ing)\s+(?:the|an?|its|their|our)\s+(?:[\w-]+\s+){{0,2}}{_FIGURE}\s+of\s+(?:at least |about |some )?$|"
    r"\b(?:up|down|rose|risen|rising|increas\w+|revised|corrected|raised|lowered|climb\w*)\s+(?:[\w-]+\s+){0,2}?from\s+(?:an? |the )?(?:[\w-]+\s+){0,5}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[^.;,]{0,40}?\b(?:were|was|had been)\s+(?:earlier|previously|initially|originally|at first)\s+(?:said|reported|thought|believed)|"
    r"^[^.;,]{0,30}?\b(?:earlier|previously|initially|originally)\s+(?:reported|announced|given)\b",
    re.IGNORECASE,
)


def overtaken(document: Document, unit: Unit, span: Span) -> bool:
    """True for a figure that the words around it call an earlier one."""
    text = document.part(span.part)
    before = text[max(unit.span.start, span.start - 110) : span.start]
    return bool(_BEFORE.search(before) or _AFTER.match(text[span.end : min(unit.span.end, span.end + 80)]))
