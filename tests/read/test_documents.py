"""Items to documents: texts stay as given; title, outlet, date and language are told where the input tells them."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.acquire import Acquirer
from firsthand.errors import InputError
from firsthand.model.steps import Item
from firsthand.model.text import Capture, Document, Span
from firsthand.read import Reader
from firsthand.read.dates import iso_date
from firsthand.read.headline import first_line, outlet_suffix

BODY = "Two people were wounded near the old mill on Monday, residents of the town said. The road was closed until the evening."
DATA = Path(os.environ.get("FIRSTHAND_DATA", "../shared/data"))


def document(payload: str | bytes, media_type: str = "text/plain", name: str = "letter") -> Document:
    data = payload.encode() if isinstance(payload, str) else payload
    return Reader()(Item(Capture(hashlib.sha256(data).hexdigest(), f"{name}.txt", None, media_type), data, name))


def record(**fields: object) -> Document:
    return document(json.dumps({"text": BODY, **fields}), "application/x-ndjson")


def test_a_text_file_is_all_text_and_its_first_line_the_headline() -> None:
    text = f"Two wounded near Tal Amran mill | Valley Post\r\n\r\n{BODY}\r\n"
    found = document(text)
    assert (found.title, found.text) == ("", text)
    assert found.headline == Span("text", 0, 31)
    assert found.outlet == "Valley Post"
    assert found.language == "en"
    assert [found.words(s) for s in found.body] == ["Two wounded near Tal Amran mill", BODY]


def test_a_record_keeps_its_fields_and_its_text_as_given() -> None:
    text = f"  {BODY}\t\n "
    found = record(
        title=" A title - Valley News ", text=text, outlet="post", published="2016-05-01", url="https://x.example/a"
    )
    assert (found.title, found.text) == (" A title - Valley News ", text)
    assert (found.outlet, found.published, found.url) == ("post", "2016-05-01", "https://x.example/a")
    assert found.headline is not None
    assert found.words(found.headline) == "A title"
    assert [found.words(s) for s in found.body] == [BODY]


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"title": "Shells hit the market | Valley Post"}, "Valley Post"),
        ({"url": "https://www.valleypost.example/news/1"}, "valleypost.example"),
        ({"url": "https://web.archive.org/web/20160501000000/http://valleypost.example/1"}, "valleypost.example"),
        ({"url": "http://[broken"}, None),
        ({"url": "letter 5"}, None),
        ({}, None),
    ],
)
def test_the_outlet_is_told_by_the_title_or_the_address(fields: dict[str, str], outlet: str | None) -> None:
    assert record(**fields).outlet == outlet


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Shells hit the market\n\nTwo people were hurt.", "Shells hit the market"),
        ("\n\n  Who hit the market?  \n \nTwo people were hurt.", "Who hit the market?"),
        ("1 May 2016, 10:00\n\nShells hit the market\n\nTwo people were hurt.", "Shells hit the market"),
        ("1 May 2016\n\nTwo people were hurt.", None),
        ("Shells hit the market.\n\nTwo people were hurt.", None),
        ("Shells hit the market\nTwo people were hurt.", None),
        ("Shells hit the market", None),
        ("BEIRUT\n\nTwo people were hurt.", None),
        ("word " * 60 + "\n\nTwo people were hurt.", None),
        ("", None),
    ],
)
def test_a_first_line_is_a_headline_when_it_reads_as_one(text: str, line: str | None) -> None:
    found = first_line(text)
    assert (text[slice(*found)] if found else None) == line


@pytest.mark.parametrize(
    ("headline", "outlet"),
    [
        ("Convoy leaves the town | Valley Post", "Valley Post"),
        ("Convoy leaves the town | Valley\xa0Post", "Valley Post"),
        ("Convoy leaves the town :: The Post", "The Post"),
        ("Convoy leaves the town - Valley News Agency", "Valley News Agency"),
        ("Convoy leaves the town – valleypost.com", "valleypost.com"),
        ("Convoy leaves the town - KXYZ 9 - Valley News, Weather and Sports", "KXYZ 9"),
        ("Convoy leaves the town - World - Valley Times", "Valley Times"),
        ("Convoy leaves the town - residents speak", None),
        ("Convoy leaves the town - Monitor Says So Again", "Monitor Says So Again"),
        ("Post-war town | who will pay for it", None),
        ("Hama-Homs road closed", None),
        ("Town | Post", None),
    ],
)
def test_an_outlet_behind_the_headline_is_told_from_its_second_half(headline: str, outlet: str | None) -> None:
    end, found = outlet_suffix(headline)
    assert found == outlet
    assert headline[:end].startswith(("Convoy leaves the town", "Post-war", "Hama", "Town"))
    assert outlet is None or outlet not in headline[:end]


@pytest.mark.parametrize(
    ("given_", "iso"),
    [
        ("2017-08-24", "2017-08-24"),
        ("2017-08-24T18:00:00+02:00", "2017-08-24T18:00:00+02:00"),
        ("2017/08/24 18:00", "2017-08-24"),
        ("Thursday, 24 August 2017", "2017-08-24"),
        ("Aug. 24, 2017", "2017-08-24"),
        ("24th Aug 2017", "2017-08-24"),
        ("24.08.2017", "2017-08-24"),
        ("08/24/2017", "2017-08-24"),
        ("07/07/2017", "2017-07-07"),
        ("08/07/2017", None),
        ("08-07-2017", None),
        ("08.07.2017", "2017-07-08"),
        ("Thu, 24 Aug 2017 18:00:00 GMT", "2017-08-24"),
        ("31 February 2017", None),
        ("24 Foo 2017", None),
        ("20170824", None),
        ("last week", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_iso_or_nothing(given_: str | None, iso: str | None) -> None:
    assert iso_date(given_) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (
            "Shells hit the market | Valley Post\n\n14 February 2017\n\nTwo people were hurt on 13 February 2017.",
            "2017-02-14",
        ),
        ("Posted: Sunday, 14 February 2017, 10:04 AM EST\n\nTwo people were hurt.", "2017-02-14"),
        ("14.02.2017Get short URL 0 13 Two people were hurt.", "2017-02-14"),
        ("Tuesday 14 Feb 2017 Two people were hurt.", "2017-02-14"),
        ("Feb 14 2017 Shells hit the market. Two people were hurt.", "2017-02-14"),
        ("Shells hit the market Monitor AFP Tuesday 14 Feb 2017 Two people were hurt.", "2017-02-14"),
        ("Last updated at Feb 142017 BEIRUT Two people were hurt.", "2017-02-14"),
        ("2017-02-14 18:00 Two people were hurt.", "2017-02-14"),
        ("On Tuesday, 14 February 2017, two people were hurt.", None),
        ("Two people were hurt. It was the worst day since 14 February 2017.", None),
        ("Shells hit the market. Tuesday 14 Feb 2017 was a bad day.", None),
        ("08/02/2017 Two people were hurt.", None),
        ("Two people were hurt on Tuesday.", None),
        ("word " * 100 + "14 February 2017", None),
    ],
)
def test_a_text_prints_its_date_at_its_head_or_not_at_all(text: str, iso: str | None) -> None:
    assert document(text).printed == iso


PAGE = """<!doctype html><html><head><title>Shells hit the market | Valley Post</title>
<meta property="og:site_name" content="Valley Post"><meta property="article:published_time" content="2016-05-01T10:00:00Z">
<link rel="canonical" href="https://valleypost.example/shells"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Shells hit the market</h1>
<p>{0}</p><p>The mayor, Salem Haddad, said the shells came from the hills. &lt;script&gt;alert(1)&lt;/script&gt;</p>
<script>alert(1)</script><p>Traders began to clear the rubble in the afternoon, and said they would open again.</p></article>
<div class="comments"><h3>Leave a Reply</h3><form><input name="email">Your comment</form></div></body></html>"""


def test_a_page_gives_its_article_and_its_metadata() -> None:
    found = document(PAGE.format(BODY), "text/html")
    assert found.title.startswith("Shells hit the market")
    assert (found.outlet, found.url) == ("Valley Post", "https://valleypost.example/shells")
    assert found.published == "2016-05-01T10:00:00Z"
    assert BODY in found.text
    assert "\n\n" in found.text
    assert "Leave a Reply" not in found.text
    assert "Home" not in found.text
    assert found.text.count("alert(1)") == 1, "words of the article stay words; code is none"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta content="2016-05-01T23:40+03:00" property="article:published_time">', "2016-05-01T23:40+03:00"),
        (
            '<script type="application/ld+json">{"datePublished": "2016-05-01T06:05:09Z"}</script>',
            "2016-05-01T06:05:09Z",
        ),
        ('<meta property="article:published_time" content="2016-05-01">', "2016-05-01"),
    ],
)
def test_a_page_keeps_the_hour_that_it_states(head: str, published: str) -> None:
    stated = '<meta property="article:published_time" content="2016-05-01T10:00:00Z">'
    assert document(PAGE.format(BODY).replace(stated, head), "text/html").published == published


def test_a_report_of_ours_is_no_article() -> None:
    page = PAGE.format(BODY).replace("<title>", '<meta name="generator" content="firsthand"><title>')
    with pytest.raises(InputError, match="a report that firsthand wrote"):
        document(page, "text/html")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><script>x()</script></body></html>",
        "<" * 2000,
        "<div>" * 3000,
        "\x00\x01\x02" * 50,
    ],
)
def test_a_page_without_an_article_is_told(page: str) -> None:
    with pytest.raises(InputError, match="no article text"):
        document(page, "text/html")


def test_a_text_as_long_as_a_book_is_told() -> None:
    payload = b"word " * 1_000
    item = Item(Capture(hashlib.sha256(payload).hexdigest(), "a.txt", None, "text/plain"), payload, "a")
    with pytest.raises(InputError, match=r"5000 characters, more than 999 .* one by one"):
        Reader(text_limit=999)(item)


@given(st.text(min_size=1).filter(lambda t: t.strip()))
def test_any_text_is_read_and_its_spans_lie_in_it(text: str) -> None:
    found = record(text=text)
    assert found.text == text.encode("utf-8", "replace").decode() or "\ufffd" in found.text
    before = 0
    for span in found.body:
        assert before <= span.start < span.end <= len(found.text)
        assert found.words(span).strip() == found.words(span)
        before = span.end


@pytest.mark.shared
def test_the_comment_form_of_the_first_article_is_no_part_of_it() -> None:
    path = DATA / "seed" / "airlift_article.txt"
    if not path.is_file():
        pytest.skip("the public data are not beside the checkout (FIRSTHAND_DATA)")
    (item,) = Acquirer()([str(path)])
    assert isinstance(item, Item)
    found = Reader()(item)
    assert (found.id, found.outlet) == ("airlift_article", "21st Century Wire")
    assert found.headline is not None
    assert found.words(found.headline).endswith("Syria?")
    last = found.words(found.body[-1])
    assert last.endswith("as it took off.”")
    assert "Leave a Reply" not in "".join(found.words(s) for s in found.body)
