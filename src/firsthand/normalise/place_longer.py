"""Tells names of places that are but parts of longer names: of a street, a park, a fort, a village "Kafr ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.normalise.gazetteer import Known

# First parts of names that never stand alone before a further name ("Tal Jubbin", "Kafr Halab").
FIRST_PARTS = frozenset(
    "tal tel tell tall khan kafr kfar kafar deir dayr ain ayn ein um umm om abu abo ras jisr bab bir beir jabal jebel wadi burj qasr "
    "sheikh shaikh beit bayt marj khirbet khirbat qalaat hawsh hosh maarat maaret maarrat new old east west north south camp mount "
    "el al saint san santa los las fort lake point cape".split()
)
# Streets and landforms are called after places, or by longer names that no gazetteer has: "Dayton Street", "Meadow Grove".
_STREET = re.compile(
    r"\s+(?:Street|Drive|Avenue|Boulevard|Blvd|Lane|Freeway|Parkway|Road|(?:St|Dr|Ave|Rd)(?:\b\.?(?=[\s,;.)]*(?:[a-z(]|$))))(?![\w-])"
)
_LANDFORM = re.compile(
    r"\s+(?:Grove|Colony|Mills?|Farms|Ridge|Ranch|(?:National |State )?Park|(?:National|State) (?:Forest|Lakeshore)|Wilderness|Creek|"
    r"Lake|Springs|Heights|Hills|Landing|Corners?|Islands)\b"
)
_LAST_PARTS = frozenset(
    "grove colony mill mills ridge ranch parkway valley park lake springs heights hills landing corner".split()
)
_HEADS = FIRST_PARTS - frozenset(
    "abu abo new old east west north south el al sheikh shaikh um umm om bab qasr camp".split()
)


def in_longer(name: str, before: str | None, after: str, known: Sequence[Known]) -> bool:
    """Whether a folded name is but a part of a longer one; `before` is the capitalised word that it is joined to, `after`
    what follows, `known` what it may stand for."""
    if _STREET.match(after) and any(k.place.feature != "admin2" for k in known):  # a county's roads are in the county
        return True
    if any(k.place.feature in ("region", "water") for k in known):
        return False
    if before is not None and (name in _LAST_PARTS or before in _HEADS):
        return True
    return _LANDFORM.match(after) is not None
