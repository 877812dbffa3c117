"""`firsthand place`: reads names of places, one a line, and prints what each stands for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

import click

from firsthand.cli.settings import country_code
from firsthand.model.mentions import Place, PlaceCandidate
from firsthand.normalise.gazetteer import open_gazetteers
from firsthand.normalise.place_resolve import PlaceAnswer, answer, frame_of


@click.command()
@click.argument("names", nargs=-1)
@click.option(
    "--country",
    callback=country_code,
    metavar="CODE",
    help="ISO 3166 code of the country in which the places lie, such as SY.",
)
@click.option("--context", metavar="WORDS", help='Where all of them lie, such as "Afrin, Aleppo".')
@click.option(
    "--gazetteer", "gazetteers", multiple=True, type=click.Path(exists=True, dir_okay=False), metavar="FILE",
    help="A gazetteer of your own (see `firsthand gazetteer add`); may be given again.",
)  # fmt: skip
@click.option(
    "--estimates/--no-estimates", default=True, show_default=True,
    help="Whether a name of which only the province is known may be put where like places of your own gazetteer lie.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option(
    "--input", "lines", type=click.File(encoding="utf8"), default="-", help="Names, one a line; - is standard input."
)
def place(
    names: tuple[str, ...],
    country: str | None,
    context: str | None,
    gazetteers: tuple[str, ...],
    estimates: bool,
    as_json: bool,
    lines: TextIO,
) -> None:
    """Tell which place each name stands for: a point with a radius, or the candidates.

    NAMES are given here or one a line on standard input. What follows the last comma of a line is where it lies:
    "Talbiseh, Homs".
    """
    read = answers(names or lines, country=country, context=context, gazetteers=gazetteers, estimates=estimates)
    for told in read:
        click.echo(json.dumps(as_object(told), ensure_ascii=False) if as_json else as_line(told))


def answers(
    lines: Iterable[str],
    *,
    country: str | None = None,
    context: str | None = None,
    gazetteers: tuple[str, ...] = (),
    estimates: bool = True,
) -> Iterable[PlaceAnswer]:
    """The answer to each line, in order; an empty line gets an answer of its own."""
    gazetteer = open_gazetteers(gazetteers)
    frames: dict[str, Any] = {}
    for line in lines:
        name, _, where = line.strip().rpartition(",")
        if not name:
            name, where = where, ""
        around = ", ".join(part for part in (where.strip(), context) if part)
        if around not in frames:
            frames[around] = frame_of(around, country, gazetteer)
        frame = frames[around]
        if where and not frame.regions:  # what follows the comma is no place that is known: part of the name
            yield answer(line.strip(), frame, gazetteer, estimates=estimates)
        else:
            yield answer(name.strip(), frame, gazetteer, estimates=estimates)


def as_object(told: PlaceAnswer) -> dict[str, Any]:
    """The answer in the form of the machine interface."""
    candidates = [_candidate(c) for c in told.candidates]
    if told.place is None:
        return {"place": None, "status": told.status, "query": told.name, "candidates": candidates}
    answered = {**_fields(told.place), "status": told.status, "query": told.name, "candidates": candidates}
    if told.estimate is not None:
        answered["estimated"] = {"score": told.estimate.score, "from": told.estimate.told}
    return answered


def _fields(place: Place) -> dict[str, Any]:
    return {
        "id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon, "radius_m": place.radius_m,
        "feature": place.feature, "country": place.country, "admin1": place.admin1,
    }  # fmt: skip


def _candidate(candidate: PlaceCandidate) -> dict[str, Any]:
    return {**_fields(candidate.place), "score": candidate.score, "reasons": list(candidate.reasons)}


def as_line(told: PlaceAnswer) -> str:
    """The answer as a person reads it."""
    if told.place is None:
        known = "; ".join(f"{c.place.name} ({c.place.admin1 or c.place.country or '?'})" for c in told.candidates[:4])
        return f"{told.name}: {told.status}" + (f" - may be {known}" if known else "")
    at = told.place
    where = ", ".join(part for part in (at.admin1, at.country) if part)
    status = f"estimated: {told.estimate.told}" if told.estimate else told.status
    return f"{told.name}: {at.name}, {where} ({at.lat:.4f}, {at.lon:.4f}, within {at.radius_m / 1000:g} km; {status})"


if __name__ == "__main__":
    place()
