from __future__ import annotations

import copy
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from report_case import HOSTILE, crowd, hostile, small

from firsthand.report.html import pages, write
from firsthand.report.html_case import bounds_words, when_words
from firsthand.report.html_safe import slug, visible
from firsthand.report.html_text import side_by_side

LOADING = {"img", "iframe", "object", "embed", "link", "base", "form", "audio", "video", "source", "image", "feimage"}
KNOWN_HREFS = re.compile(r"(?:#[A-Za-z0-9-]+|[a-z0-9-]+\.html)")


class Reader(HTMLParser):
    """What a browser would find: tags, attributes, text, scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        (self.scripts if self.open[-1:] == ["script"] else self.words).append(data)


def each_page(case: dict[str, Any]) -> list[Reader]:
    return [Reader(text) for text in pages(case).values()]


@pytest.mark.parametrize("make", [small, hostile, crowd])
def test_a_page_loads_nothing_and_runs_nothing_but_its_own(make: Any) -> None:
    for page in each_page(make()):
        assert [t for t, _ in page.tags if t == "script"] == ["script"]
        assert not {t for t, _ in page.tags} & LOADING
        for tag, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")], tag
            for name in ("href", "xlink:href"):
                assert KNOWN_HREFS.fullmatch(attributes.get(name) or "#x"), attributes


def test_every_page_forbids_all_but_its_own_style_and_script() -> None:
    for text in pages(small()).values():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy is not None
        parts = dict(part.strip().split(" ", 1) for part in policy.group(1).replace("&#39;", "'").split(";"))
        assert parts["default-src"] == "'none'"
        assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", parts["script-src"])
        assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", parts["style-src"])


def test_no_page_names_an_address_outside_but_as_text_of_an_article() -> None:
    case = small()
    for d in case["documents"]:
        d.pop("url", None)
    for text in pages(case).values():
        assert not re.search(r"https?:|//[a-z]|url\(['\"]?[^#]|@import", text.replace("</", ""))


def test_what_an_article_holds_is_shown_as_words(tmp_path: Path) -> None:
    words = "".join("".join(p.words) for p in each_page(hostile()))
    for evil in HOSTILE:
        assert visible(evil) in words
    texts = "".join(pages(hostile()).values())
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\x00\ud800-\udfff]", texts)
    assert "⟨U+202E⟩" in texts
    for path in write(hostile(), tmp_path):
        assert path.parent == tmp_path


@pytest.mark.parametrize("make", [small, hostile, crowd])
def test_the_same_case_gives_the_same_bytes(make: Any, tmp_path: Path) -> None:
    first, second = write(make(), tmp_path / "a"), write(json.loads(json.dumps(make())), tmp_path / "b")
    assert [p.name for p in first] == [p.name for p in second]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_a_case_is_not_changed_by_showing_it() -> None:
    case = small()
    before = copy.deepcopy(case)
    pages(case)
    assert case == before


def test_the_front_page_leads_to_every_incident() -> None:
    found = pages(small())
    for name in list(found)[1:]:
        assert f'href="{name}"' in found["index.html"]


def test_an_incident_answers_in_one_look() -> None:
    page = Reader(pages(small())["incident-market.html"])
    text = " ".join(" ".join(page.words).split())
    look = text[text.index("Origins") : text.index("Who says what")]
    assert "2–3" in look
    assert "behind 4 articles from 4 outlets" in look
    assert "Maskanah" in look[look.index("Not disputed") : look.index("Disputed")]
    assert "at least 12" in look[look.index("Disputed") : look.index("Beyond")]
    assert "Dozens" in look[look.index("Beyond") :]


def test_every_value_leads_to_its_words_and_the_chain_that_said_them() -> None:
    text = pages(small())["incident-market.html"]
    targets = re.findall(r'class="value[^"]*" href="#(w-[0-9-]+)"', text)
    assert len(targets) == 6
    for target in targets:
        row = text[text.index(f'id="{target}"') :].split("</tr>", 1)[0]
        assert "<mark>" in row
        assert "deepest" in row


def test_each_relation_is_told_by_a_word_and_a_shape() -> None:
    text = pages(small())["incident-market.html"]
    for relation, word in (("agree", "all agree"), ("differ", "differ"), ("single", "one origin alone")):
        assert re.search(rf'href="#s-{relation}"/></svg> {word}', text)
        assert f'id="s-{relation}"' in text


def test_the_picture_holds_every_article_its_origins_and_ghosts() -> None:
    text = pages(small())["incident-market.html"]
    assert len(re.findall(r'class="node" href="#article-', text)) == 4
    assert len(re.findall(r'class="node ghost"', text)) == 1
    assert len(re.findall(r'class="node origin"', text)) == 2
    assert 'class="edge e-copies"' in text
    assert 'class="edge e-cites"' in text


def test_a_crowded_picture_has_no_two_nodes_in_one_place() -> None:
    text = pages(crowd())["incident-market.html"]
    nodes = re.findall(r'<circle cx="(\d+)" cy="(\d+)" r="11"', text)
    assert len(nodes) == 60
    places = sorted((int(x), int(y)) for x, y in nodes)
    assert all(abs(a[0] - b[0]) >= 22 or abs(a[1] - b[1]) >= 22 for a in places for b in places if a < b)
    assert max(x for x, _ in places) < 1300


def test_furniture_and_voice_are_told_apart() -> None:
    text = pages(small())["incident-market.html"]
    assert re.search(r'class="para furniture"><p dir="auto"[^>]*>Share this article', text)
    assert re.search(r'<span class="source h\d" title="Meridian Press Agency › Dr. Nizar Halwani">', text)


def test_an_empty_case_has_a_front_page() -> None:
    found = pages({"documents": [], "incidents": []})
    assert list(found) == ["index.html"]
    assert "No incident was found" in found["index.html"]


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("0a1b2c", "0a1b2c"),
        ("con", "con-"),
        ("A", "a-"),
        ("../x", "x-"),
        ("", "x-"),
        ("é" * 300, "x-"),
        ("a.b", "a-b-"),
    ],
)
def test_file_names_are_safe_anywhere(identifier: str, name: str) -> None:
    found = slug(identifier)
    assert found.startswith(name)
    assert re.fullmatch(r"[a-z0-9-]{1,60}", found)


def test_ids_that_differ_in_case_have_different_file_names() -> None:
    assert slug("a1") != slug("A1")


def test_differences_are_marked_word_by_word() -> None:
    left, right = side_by_side("12 people were killed", "at least 12 people were hurt")
    assert [(p.words.strip(), p.classes) for p in left if p.classes] == [("killed", "gone")]
    assert [(p.words.strip(), p.classes) for p in right if p.classes] == [("at least", "new"), ("hurt", "new")]
    assert "".join(p.words for p in left) == "12 people were killed"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "not stated"),
        ({"earliest": "2017-02-14", "latest": "2017-02-14"}, "14 February 2017"),
        ({"earliest": "2017-03-09T18:00", "latest": "2017-03-10T06:00"}, "night of 9 March to 10 March 2017"),
        ({"earliest": "2017-12-31T18:00", "latest": "2018-01-01T06:00"}, "night of 31 December 2017 to 1 January 2018"),
        ({"earliest": "2017-03-09T18:00", "latest": "2017-03-11T06:00"}, "9 March 2017, 18:00 to 11 March 2017, 06:00"),
        ({"earliest": None, "latest": "2017-02-14"}, "until 14 February 2017"),
        ({"earliest": "soon", "latest": "soon"}, "soon"),
    ],
)
def test_intervals_are_put_in_words(when: dict[str, Any] | None, words: str) -> None:
    assert when_words(when) == words


@pytest.mark.parametrize(("lower", "upper", "words"), [(1, 1, "1"), (1, 3, "1–3"), (None, None, "?"), (0, 0, "0")])
def test_bounds_are_put_in_words(lower: int | None, upper: int | None, words: str) -> None:
    assert bounds_words(lower, upper) == words
