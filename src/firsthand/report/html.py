"""The report of a case as HTML files that need no network: a front page and a page an incident.

Every page carries its own style and script and a policy that forbids the browser to load anything else. Text from
articles only ever reaches a page through the escaping of the templates.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from firsthand.report.html_case import Case, word_of
from firsthand.report.html_front import Front, front, page_name
from firsthand.report.html_incident import incident_page
from firsthand.report.html_joins import MEANING
from firsthand.report.html_safe import visible
from firsthand.report.views import RULES

TEMPLATES = ("base.html", "macros.html", "index.html", "incident.html")


def write(case: Mapping[str, Any], out_dir: Path, path: str = "CASE") -> tuple[Path, ...]:
    """The files of the report of a case export, front page first; the folder is made where it is missing.
    `path` is the case for the commands that pages name.

    The same export gives the same bytes. Older files in the folder stay, unless one has the name of a page.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    return tuple(_written(out_dir / name, text) for name, text in pages(case, path).items())


def pages(case: Mapping[str, Any], path: str = "CASE") -> dict[str, str]:
    """File names and their HTML, front page first, then the incidents in the order of the front page."""
    read = Case(case)
    environment = _environment()
    overview = front(read)
    found = {"index.html": environment.get_template("index.html").render(front=overview, title=_title(case))}
    by_name = {page_name(i): i for i in read.incidents}
    template = environment.get_template("incident.html")
    order = [line.href for line in overview.incidents]
    for position, href in enumerate(order):
        page = incident_page(read, by_name[href], path)
        around = (order[position - 1] if position else "", order[position + 1] if position + 1 < len(order) else "")
        found[href] = template.render(page=page, title=page.label, before=around[0], after=around[1])
    return found


def _title(case: Mapping[str, Any]) -> str:
    return visible(word_of(case, "name")) or "What the case rests on"


def _written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode("utf-8"))
    return path


@lru_cache(maxsize=1)
def _environment() -> Environment:
    here = files("firsthand.report")
    sources = {name: (here / "templates" / name).read_text("utf-8") for name in TEMPLATES}
    environment = Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    style = (here / "static" / "report.css").read_text("utf-8")
    script = (here / "static" / "report.js").read_text("utf-8")
    environment.globals.update(
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        plural=_plural,
        rules=RULES,
        meaning=MEANING,
    )
    return environment


def _policy(style: str, script: str) -> str:
    """A content security policy that lets run exactly our own style and script, by their hashes, and nothing else."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _shown(value: object) -> object:
    """Every value that a template puts out, hidden controls written out, whichever way it came here."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _plural(count: int, word: str, many: str = "") -> str:
    return f"{count} {word}" if count == 1 else f"{count} {many or word + 's'}"


__all__ = ["Front", "pages", "write"]
