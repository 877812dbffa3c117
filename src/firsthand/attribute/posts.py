"""Words for who serves, leads or works for a body."""

from __future__ import annotations

# A named holder of such a post speaks as the body's own; an unnamed one does not.
SERVES = frozenset("official officer commander worker member volunteer representative".split())
OF_BODY = frozenset(
    """agency group media news report reports statement statements monitor monitors watchdog organisation organization network army
    command forces force government ministry tv television radio newspaper channel website site page account twitter facebook daily broadcaster data
    monitoring press department office council front coalition centre center administration regime military party party's movement police service
    services leadership authorities authority parliament body militia fighters rebels militants group's""".split()
)
# Who works so for a monitor tells what the monitor found.
RESEARCH = frozenset("researcher investigator analyst campaigner director adviser advisor coordinator".split())
# "The centre's director" is somebody of the body last named, where that is such a one.
BODY_NOUNS = frozenset(
    "group observatory monitor organisation organization centre center team's clinic hospital charity network committee".split()
)
WATCHING = frozenset(("monitor_group", "civil_defence_or_medical", "armed_group"))
# Who made a picture does not say what it shows.
PICTURES = frozenset(("video_or_photo", "satellite_or_sensor"))
# Who holds such a post holds it in a state, also where an armed group has made one.
OF_STATE = frozenset(
    "mp mps lawmaker lawmakers minister minister's ministry governor mayor police judge president premier administration prosecutor government ambassador".split()
)
