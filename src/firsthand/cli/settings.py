"""The options that set how articles are read, the same for every command that reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from firsthand.normalise.gazetteer import open_gazetteers

# ISO 3166-1 alpha-2, and XK as GeoNames has it for Kosovo.
CODES = frozenset(
    """AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW""".split()
)


def country_code(ctx: click.Context | None, param: click.Parameter | None, value: str | None) -> str | None:
    """The code of a country that is given by its two-letter code, in capitals or not, or by its English name; what is
    empty stays so. Raises click.BadParameter."""
    if not value or not value.strip():
        return value
    code = value.strip().upper()
    if code in CODES:
        return code
    named = {k.place.country for k in open_gazetteers().find(value.strip()) if k.place.feature == "country"}
    found = named.pop() if len(named) == 1 else None
    if found is None:
        known = "give a two-letter code of ISO 3166, such as SY, or its English name"
        raise click.BadParameter(f"{value!r} is no country: {known}", ctx, param)
    return found


FILE = click.Path(exists=True, dir_okay=False)
_OPTIONS = (
    click.option(
        "--country", callback=country_code, metavar="CC",
        help="Where places are looked for first: a two-letter code such as SY, or a name.",
    ),
    click.option(
        "--gazetteer", "gazetteers", multiple=True, type=FILE, metavar="FILE",
        help="Places of your own (see firsthand gazetteer); may be given again.",
    ),
    click.option(
        "--actors", multiple=True, type=FILE, metavar="FILE",
        help="Actors and names of your own, in TOML (docs/reference/actors.md); may be given again.",
    ),
    click.option(
        "--overrides", type=FILE, metavar="FILE",
        help="Corrected chains of sources, in TOML or JSON (docs/how-to/correct-sources.md).",
    ),
)  # fmt: skip
codebook = click.option(
    "--codebook", default="conflict", show_default=True, metavar="NAME|FILE",
    help="What is coded: conflict, gun-violence, or a TOML file of your own (docs/reference/codebooks.md).",
)  # fmt: skip


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that `default_steps` takes for reading; the command passes them on as they are."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
