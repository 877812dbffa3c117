"""Cases by hand, in the form of the export, for the tests of the report."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

WIRE = (
    "At least 12 people, including three children, were killed on Tuesday when an air strike hit the livestock market "
    "in Maskanah, a doctor said.\n\nDr. Nizar Halwani told Meridian Press Agency that 27 people were wounded."
)
COPY = (
    "At least 12 people, including three children, were killed on Tuesday when an air strike hit the weekly market in "
    "Maskanah, a doctor said.\n\nShare this article"
)
MONITOR = (
    "The Orontes Monitor for Human Rights learned from its coordinator Hasan Dalloum that 14 people were killed when "
    "warplanes bombed the market of Meskene on Tuesday."
)
PAPER = (
    "The Orontes Monitor for Human Rights said that 14 people were killed in Meskene. "
    "It was citing its report of Tuesday."
)


def at(text: str, words: str, part: str = "text") -> Row:
    start = text.index(words)
    return {"part": part, "start": start, "end": start + len(words)}


def document(id: str, outlet: str, title: str, published: str | None, text: str, **more: Any) -> Row:
    return {
        "id": id,
        "outlet": outlet,
        "title": title,
        "published": published,
        "sha256": "0" * 64,
        "text": text,
        **more,
    }


def attribution(
    id: str, text: str, source: str, cue: str, content: str, source_id: str, parent: str | None = None
) -> Row:
    return {
        "id": id, "parent": parent, "source": at(text, source), "cue": at(text, cue), "content": [at(text, content)],
        "speech": "indirect", "source_id": source_id, "source_kind": "named_person", "factuality": "asserted",
    }  # fmt: skip


def claim(slot: str, text: str, words: str, low: int | None = None, high: int | None = None, group: str = "") -> Row:
    return {
        "id": f"claim-{slot}-{group}-{words}", "slot": slot, "group": group, "low": low, "high": high, "text": words,
        "scope": "incident", "span": at(text, words), "derived": False, "factuality": "asserted",
    }  # fmt: skip


def source(id: str, name: str, kind: str) -> Row:
    return {"id": id, "name": name, "kind": kind, "access": "unstated", "disclosure": "named"}


def account(
    id: str, document: str, voice: list[str], claims: list[Row], incident: str | None = "incident-market"
) -> Row:
    return {
        "id": id,
        "document": document,
        "incident": incident,
        "voice": voice,
        "claims": claims,
        "type": "air_strike",
    }


def reading(value: str, origins: list[str], accounts: list[tuple[str, str, Row]], **more: Any) -> Row:
    return {
        "value": value, "origins": origins, "accounts": [a for a, _, _ in accounts],
        "spans": [{"document": d, **span} for _, d, span in accounts], **more,
    }  # fmt: skip


def small() -> Row:
    """Four articles on one incident: a wire, its copy, a monitor, a paper that cites a report not in the pile."""
    documents = [
        document(
            "wire", "Meridian Press Agency", "Air strike on market kills 12 - doctor", "2017-02-14T15:40:00", WIRE,
            url="https://www.meridian-press.example/market",
            attributions=[
                attribution("t1", WIRE, "Dr. Nizar Halwani", "told", "27 people were wounded", "s-doctor"),
                attribution("t2", WIRE, "a doctor", "said", "At least 12 people", "s-doctor"),
            ],
        ),
        document(
            "copy", "The Harwick Courier", "Twelve dead in Syrian market", "2017-02-14T19:05:00", COPY,
            body=[{"part": "text", "start": 0, "end": COPY.index("\n")}],
            attributions=[attribution("t3", COPY, "a doctor", "said", "At least 12 people", "s-doctor")],
        ),
        document("monitor", "Orontes Monitor for Human Rights", "14 killed in Meskene", "2017-02-14T18:00:00", MONITOR),
        document("paper", "The Standing Column", "Dozens massacred in Meskene", "2017-02-15", PAPER, printed="2017-02-16"),
    ]  # fmt: skip
    told = {"wire": WIRE, "copy": COPY, "monitor": MONITOR, "paper": PAPER}
    twelve, fourteen = "12 people", "14 people"
    accounts = [
        account("a-wire", "wire", ["o-meridian", "s-doctor"], [claim("killed", WIRE, twelve, 12)]),
        account("a-copy", "copy", ["o-harwick", "s-doctor"], [claim("killed", COPY, twelve, 12)]),
        account("a-monitor", "monitor", ["o-orontes", "s-coordinator"], [claim("killed", MONITOR, fourteen, 14, 14)]),
        account("a-paper", "paper", ["o-column", "o-orontes"], [claim("killed", PAPER, fourteen, 14, 14)]),
    ]
    rows = [
        {"slot": "where", "group": "", "relation": "agree", "reason": "", "readings": [
            reading("Maskanah", ["s-doctor", "s-coordinator"], [
                ("a-wire", "wire", at(WIRE, "Maskanah")), ("a-monitor", "monitor", at(MONITOR, "Meskene"))])],
         "origins": {"lower": 2, "upper": 2}},
        {"slot": "killed", "group": "", "relation": "differ", "reason": "14 lies within “at least 12”", "readings": [
            reading("at least 12", ["s-doctor"], [(f"a-{d}", d, at(told[d], twelve)) for d in ("wire", "copy")]),
            reading("14", ["s-coordinator", "ghost-1"],
                    [(f"a-{d}", d, at(told[d], fourteen)) for d in ("monitor", "paper")])],
         "origins": {"lower": 2, "upper": 3}},
        {"slot": "killed", "group": "child", "relation": "single", "reason": "", "readings": [
            reading("3", ["s-doctor"], [("a-wire", "wire", at(WIRE, "three children"))])],
         "origins": {"lower": 1, "upper": 1}},
    ]  # fmt: skip
    copied = len("At least 12 people, including three children, were killed on Tuesday when an air strike hit the ")
    return {
        "documents": documents,
        "sources": [
            source("o-meridian", "Meridian Press Agency", "wire_agency"),
            source("o-harwick", "The Harwick Courier", "news_outlet"),
            source("o-orontes", "Orontes Monitor for Human Rights", "monitor_group"),
            source("o-column", "The Standing Column", "news_outlet"),
            source("s-doctor", "Dr. Nizar Halwani", "civil_defence_or_medical"),
            source("s-coordinator", "Hasan Dalloum", "eyewitness"),
        ],
        "ghosts": [{"id": "ghost-1", "source": "o-orontes", "label": "report of the Orontes Monitor", "cited_by": ["paper"]}],
        "accounts": accounts,
        "incidents": [
            {
                "id": "incident-market", "label": "Air strike on Maskanah", "type": "air_strike",
                "when": {"earliest": "2017-02-14", "latest": "2017-02-14"},
                "where": {"name": "Maskanah", "lat": 35.966, "lon": 38.042, "precision": "settlement"},
                "origins": {"lower": 2, "upper": 3, "sources": ["s-doctor", "s-coordinator", "ghost-1"]},
                "accounts": [a["id"] for a in accounts],
            }
        ],
        "derivations": [
            {"from": "copy", "to": "wire", "kind": "copies", "evidence": [{"kind": "text_overlap", "bits": 120.5}],
             "passages": ["p-1"], "directed": True},
            {"from": "a-paper", "to": "ghost-1", "kind": "cites", "evidence": [], "passages": []},
        ],
        "passages": [
            {"id": "p-1", "left": "wire", "right": "copy", "score": 0.94,
             "left_span": {"part": "text", "start": 0, "end": copied + 27},
             "right_span": {"part": "text", "start": 0, "end": copied + 24}}
        ],
        "collations": [{"incident": "incident-market", "rows": rows}],
        "beyond": [
            {"document": "paper", "incident": "incident-market", "span": at("Dozens massacred in Meskene", "Dozens", "title"),
             "slot": "killed", "value": "dozens", "reason": "its only account counts 14"}
        ],
        "findings": [],
        "failures": [{"origin": "broken.html", "record": None, "reason": "it is empty"}],
    }  # fmt: skip


HOSTILE = (
    "<script>window.pwned=1</script>", "<img src=x onerror=window.pwned=2>", "\" onmouseover=\"window.pwned=3",
    "' onfocus='window.pwned=4", "</title></style><script>window.pwned=5</script>", "javascript:window.pwned=6",
    "{{ 7*7 }}{% raw %}", "\u202egnp.exe\u202c", "]]>--><svg onload=window.pwned=7>", "a\u2028b\u0000c\ud800d",
)  # fmt: skip


def hostile() -> Row:
    """A case in which everything that comes from outside tries to do something."""
    evil = " ".join(HOSTILE)
    case = small()
    for d in case["documents"]:
        d["outlet"] = f"{d['outlet']} {evil}"
        d["title"] = f"{d['title']} {evil}"
        d["url"] = "javascript:window.pwned=8"
        d["text"] = f"{d['text']}\n\n{evil}"
    for s in case["sources"]:
        s["name"] = f"{s['name']} {evil}"
    incident = case["incidents"][0]
    incident["label"] += evil
    incident["id"] = "../../" + evil
    incident["where"]["name"] += evil
    for a in case["accounts"]:
        a["incident"] = incident["id"]
        for c in a["claims"]:
            c["text"] += evil
    case["collations"][0]["incident"] = incident["id"]
    for row in case["collations"][0]["rows"]:
        row["group"] += evil
        row["reason"] += evil
        row["readings"][0]["value"] += evil
    case["beyond"][0].update(incident=incident["id"], reason=evil, value=evil)
    case["failures"][0].update(origin=evil, reason=evil, record=evil)
    case["findings"] = [{"kind": evil, "detail": evil, "path": []}]
    case["ghosts"][0]["label"] = evil
    case["name"] = evil
    return case


def crowd(documents: int = 60, outlets: int = 12) -> Row:
    """One incident told by many articles that copy and cite each other."""
    case = small()
    text = "A doctor said that 12 people were killed in Maskanah."
    case["documents"], case["accounts"], case["derivations"] = [], [], []
    for n in range(documents):
        when = f"2017-02-{14 + n // 20:02d}T{6 + n % 17:02d}:{(n * 7) % 60:02d}:00"
        outlet = n * 5 % outlets
        case["documents"].append(
            document(f"d{n:02d}", f"Outlet Number {outlet + 1}", f"Twelve dead, report {n}", when, text)
        )
        claims = [claim("killed", text, "12 people", 12, 12)]
        case["accounts"].append(account(f"a{n:02d}", f"d{n:02d}", [f"o-{outlet}", "s-doctor"], claims))
        if n > 2:
            kind = ("copies", "quotes", "cites", "paraphrases", "translates", "updates", "corrects", "shares")[n % 8]
            case["derivations"].append(
                {"from": f"d{n:02d}", "to": f"d{(n * 11 + 3) % (n - 1):02d}", "kind": kind, "evidence": []}
            )
    spans = [(f"a{n:02d}", f"d{n:02d}", at(text, "12 people")) for n in range(documents)]
    rows = [{"slot": "killed", "group": "", "relation": "single", "readings": [reading("12", ["s-doctor"], spans)]}]
    case["collations"] = [{"incident": "incident-market", "rows": rows}]
    case["incidents"][0].update(
        accounts=[a["id"] for a in case["accounts"]], origins={"lower": 1, "upper": 1, "sources": ["s-doctor"]}
    )
    case["passages"], case["beyond"], case["ghosts"] = [], [], []
    return case
