"""Where speech stands: quotations, blocks, credits, headlines, segments; and the noun phrases that name sources."""

from __future__ import annotations

import pytest

from firsthand.attribute import blocks, credits, headlines, phrases, quotes, segments
from firsthand.attribute.tokens import line
from firsthand.model.text import Document


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we left” and went.", ["“we left”"]),
        ('He said "we left" and went.', ['"we left"']),
        ("He said ``we left'' and went.", ["``we left''"]),
        ("He said ‘we left the old town’ and went.", ["‘we left the old town’"]),
        ("“We left.\n\n“We came back,” he said.", ["“We left.\n\n“We came back,”"]),
        ("“We left and never came back.\n\nRain fell.", ["“We left and never came back."]),
        ('It fell 3" short.', []),
        ("Nobody's words are 'safe'.", []),
    ],
)
def test_quotations_are_found_in_any_marks(text: str, quoted: list[str]) -> None:
    assert [text[s:e] for s, e in quotes.quotations(text, 0, len(text))] == quoted


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("a source at the Marj Police Command told SANA", "told", "a source at the Marj Police Command"),
        ("it died in hospital a monitor said", "said", "a monitor"),
        ("the embattled town council said", "said", "the embattled town council"),
        ("Twenty died on Monday Observatory chief Karim Saleh said", "said", "Observatory chief Karim Saleh"),
        ("Two people familiar with the talks said", "said", "Two people familiar with the talks"),
        ("a commander of the Sultan Ahmed brigade, who asked not to be named, said", "said",
         "a commander of the Sultan Ahmed brigade, who asked not to be named,"),
        ("wounded 40 others state news agency SANA reported", "reported", "state news agency SANA"),
        ("Airstrikes killed four children Al Noor TV reported", "reported", "Al Noor TV"),
        ("He said activists and a doctor said", "said", "He"),
    ],
)  # fmt: skip
def test_a_source_is_read_backward_from_its_cue(text: str, cue: str, source: str) -> None:
    row = line(text, 0, len(text))
    i = row.low.index(cue)
    first = phrases.before(row, i)
    assert first is not None
    assert text[slice(*row.range(first, i))] == source


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Ten dead in market raid: monitor", "monitor"),
        ("Ten dead in market raid - state TV", "state TV"),
        ("Ten dead in east Syria Monitor", "Monitor"),
        ("Shell kills two at Opera House State media", "State media"),
        ("Monitor: ten dead in market raid", "Monitor"),
        ("Ten dead in market raid", None),
        ("Factbox: the town of Hama", None),
        ("Ten dead in raid: a night of fear", None),
    ],
)
def test_headlines_name_their_source(headline: str, source: str | None) -> None:
    found = headlines.read(headline, 0, len(headline))
    assert (headline[slice(*found.source)] if found and found.source else None) == source


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("BEIRUT (Reuters) - Ten people died.", ["Reuters"]),
        ("Damascus, SANA – Ten people died.", ["SANA"]),
        ("AFP Friday 10 Oct 2014 Ten people died.", ["AFP"]),
        ("Ten people died. (with agencies)", ["agencies"]),
        ("Ten people died.\nSource: Valley Wire", ["Valley Wire"]),
        ("Ten people died, Reuters reported on Monday.", []),
    ],
)
def test_credit_lines_are_told_from_running_text(text: str, who: list[str]) -> None:
    body = segments.Segment("text", 0, len(text), "body")
    assert [text[slice(*c.source)] for c in credits.credits(text, body)] == who


def test_the_line_above_a_block_names_whose_words_follow() -> None:
    text = "The army wrote on its page on Monday:\n\nOur men have left the town and will not come back before the spring of next year.\n\nRain fell."
    block = blocks.blocks(text, 0, len(text))[0]
    assert block.source is not None and text[slice(*block.source)] == "The army"
    assert text[slice(*block.content)].endswith("next year.")


def test_a_repeated_title_and_a_dated_credit_cut_the_text() -> None:
    text = "Ten dead in market raid Monitor Shells fell at noon AFP Friday 10 Oct 2014 Ten people died on Friday."
    document = Document("d", "", "Ten dead in market raid: Monitor", text)
    found = [(s.role, text[s.start : s.end].strip()) for s in segments.segments(document) if s.part == "text"]
    assert found == [
        ("headline", "Ten dead in market raid Monitor"),
        ("headline", "Shells fell at noon"),
        ("body", "AFP Friday 10 Oct 2014 Ten people died on Friday."),
    ]
