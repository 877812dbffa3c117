"""The learned reader: windows, tags, links, and the installed model."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.attribute import reader as reader_module
from firsthand.attribute.decode import (
    ENTITY_TAGS,
    IMPOSSIBLE,
    TAGS,
    best_tags,
    entity_spans,
    follows,
    role_spans,
)
from firsthand.attribute.linking import GAPS, LINK_WIDTH, Linker, between_bucket, gap_bucket, link
from firsthand.attribute.reader import DATA, MODEL, Reader, available
from firsthand.attribute.reading import Outermost, Reading
from firsthand.attribute.windows import windows
from firsthand.model.pieces import Pieces

with_model = pytest.mark.skipif(not available(), reason="the reader's model is not installed")

ARTICLE = (
    "Shelling kills five in Tal Amara\n\n"
    "Five people were killed when shells hit a market in Tal Amara on Monday, the Marsad Watch Group said.\n\n"
    "“We heard two explosions and then people ran,” a shopkeeper told the Orontes News Agency. "
    "“There was no warning.”\n\n"
    "According to a military source, the army had targeted fighters outside the town. "
    "The governor denied that civilians were hit.\n"
)


def words(text: str, reading: Reading) -> list[tuple[str, str, list[str]]]:
    def joined(one: Outermost, role: str) -> str:
        return " … ".join(text[s.start : s.end] for s in getattr(one, role))

    return [
        (joined(o, "source"), joined(o, "cue"), [text[s.start : s.end] for s in o.content]) for o in reading.outermost
    ]


# --- windows ---------------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(
    st.integers(0, 900),
    st.dictionaries(st.integers(0, 900), st.sampled_from([1, 2]), max_size=60),
    st.integers(10, 80),
    st.integers(0, 5),
    st.integers(0, 4),
)
def test_windows_answer_for_every_piece_once_and_stay_within_size(
    count: int, starts: dict[int, int], size: int, left: int, right: int
) -> None:
    found = windows(count, starts, size=size, left=left, right=right)
    assert [w.first for w in found] == [0, *(w.last for w in found)][: len(found)]
    assert (found[-1].last if found else 0) == count
    for w in found:
        assert 0 <= w.start <= w.first < w.last <= w.end <= count
        assert w.end - w.start <= size
        assert w.first - w.start <= left


def test_windows_prefer_the_end_of_a_paragraph_to_that_of_a_sentence() -> None:
    assert windows(100, {35: 2, 38: 1, 20: 1}, size=40, left=0, right=0)[0].last == 35
    assert windows(100, {20: 2, 38: 1}, size=40, left=0, right=0)[0].last == 38
    assert windows(100, {}, size=40, left=0, right=0)[0].last == 40


def test_windows_without_room_are_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        windows(10, {}, size=8, left=4, right=4)


def test_pieces_covering_a_range_start_inside_a_piece() -> None:
    pieces = Pieces((1, 2, 3), ((0, 4), (5, 9), (9, 12)), (0, 0, 0))
    assert pieces.covering(5, 12) == (1, 3)
    assert pieces.covering(2, 6) == (0, 2)
    assert pieces.covering(4, 5) == (1, 1)


# --- tags ------------------------------------------------------------------------------------------------------------


def emission(*names: str) -> np.ndarray:
    found = np.zeros((len(names), len(TAGS)), np.float32)
    for i, name in enumerate(names):
        found[i, TAGS.index(name)] = 2
    return found


TRANSITION = np.array([[0.0 if follows(a, b) else IMPOSSIBLE for b in TAGS] for a in TAGS], np.float32)


def test_spans_are_read_from_their_begin_to_their_end() -> None:
    tags = best_tags(emission("S-source", "S-cue", "B-content", "I-content", "E-content", "O"), TRANSITION)
    assert role_spans(tags) == [("source", 0, 1), ("cue", 1, 2), ("content", 2, 5)]


def test_a_span_without_begin_or_of_two_roles_is_mended() -> None:
    tags = [TAGS[t] for t in best_tags(emission("O", "I-content", "I-content", "I-cue", "E-content"), TRANSITION)]
    assert all(follows(a, b) for a, b in itertools.pairwise(tags))
    assert tags[0][0] in "OBS"
    assert tags[-1][0] in "OES"


def test_no_pieces_no_tags() -> None:
    assert best_tags(np.zeros((0, len(TAGS)), np.float32), TRANSITION).tolist() == []


def test_entities_join_insides_and_a_stray_inside_begins_one() -> None:
    order = ["B-person", "I-person", "I-place", "O", "I-person", "B-person"]
    scores = np.zeros((len(order), len(ENTITY_TAGS)), np.float32)
    for i, name in enumerate(order):
        scores[i, ENTITY_TAGS.index(name)] = 1
    assert entity_spans(scores) == [("person", 0, 2), ("place", 2, 3), ("person", 4, 5), ("person", 5, 6)]


# --- links -----------------------------------------------------------------------------------------------------------


def nearest() -> Linker:
    gap = -(np.arange(GAPS) % (GAPS // 2)).astype(np.float32)
    return Linker(gap, np.zeros(8, np.float32), np.zeros(LINK_WIDTH, np.float32))


def test_contents_of_one_cue_are_one_attribution_and_far_cues_are_not_asked() -> None:
    spans = [("content", 0, 5), ("source", 6, 7), ("cue", 7, 8), ("content", 9, 14), ("content", 400, 405)]
    vectors = np.zeros((410, 4 * LINK_WIDTH), np.float32)
    linker = nearest()
    sure = Linker(linker.gap + 20, linker.between, linker.nobody)
    assert link(spans, vectors, (sure, sure), reach=100) == [
        ((6, 7), (7, 8), ((0, 5), (9, 14))),
        (None, None, ((400, 405),)),
    ]


def test_buckets_tell_before_from_after() -> None:
    assert gap_bucket((10, 12), (12, 13)) != gap_bucket((10, 12), (9, 10))
    assert gap_bucket((0, 1), (500, 501)) == GAPS - 1
    assert between_bucket((0, 1), (9, 10), [(3, 4), (9, 10)]) == 5
    assert between_bucket((20, 21), (1, 2), [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]) == 3


# --- the installed model ---------------------------------------------------------------------------------------------


def test_an_empty_text_gives_an_empty_reading() -> None:
    assert Reader()("  \n") == Reading()


def test_without_model_the_reading_is_empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader_module, "MODEL", tmp_path / "none.onnx")
    assert not available()
    assert Reader()(ARTICLE) == Reading()


@with_model
def test_files_are_small_and_the_card_names_the_model_by_its_hash() -> None:
    assert sum(p.stat().st_size for p in DATA.iterdir()) <= 35 * 2**20
    card = (DATA / "MODEL.md").read_text(encoding="utf-8")
    digest = hashlib.sha256(MODEL.read_bytes()).hexdigest()
    assert digest in card
    assert Reader.version.endswith(digest[:8])


@with_model
def test_reads_who_says_what() -> None:
    found = words(ARTICLE, Reader()(ARTICLE))
    by_cue = {cue: (source, content) for source, cue, content in found}
    assert by_cue["said"][0] == "the Marsad Watch Group"
    assert any("Five people were killed" in content for content in by_cue["said"][1])
    assert by_cue["told"] == (
        "a shopkeeper",
        ["“We heard two explosions and then people ran,”", "“There was no warning.”"],
    )
    assert by_cue["According to"][0] == "a military source"
    assert by_cue["denied"] == ("The governor", ["that civilians were hit"])


@with_model
def test_spans_hold_words_in_order_and_entities_stand_in_the_text() -> None:
    reading = Reader()(ARTICLE)
    for one in reading.outermost:
        assert one.content
        for role in (one.source, one.cue, one.content):
            assert list(role) == sorted(role)
            assert all(ARTICLE[s.start : s.end].strip() == ARTICLE[s.start : s.end] != "" for s in role)
    named = {(ARTICLE[e.span.start : e.span.end], e.kind) for e in reading.entities}
    assert any(kind == "place" and "Tal Amara" in words for words, kind in named)


@with_model
def test_the_part_is_written_on_every_span() -> None:
    reading = Reader()("Officials say five were killed in Tal Amara", "title")
    assert {s.part for o in reading.outermost for s in (*o.source, *o.cue, *o.content)} <= {"title"}
    assert reading.outermost


@with_model
def test_the_same_text_reads_the_same_alone_among_others_and_again() -> None:
    reader = Reader()
    others = [ARTICLE[:200], ARTICLE * 3, ARTICLE.upper()]
    alone = [reader(t) for t in others]
    assert [reader(t) for t in reversed(others)] == list(reversed(alone))
    assert [reader(t) for t in [*others, *others]] == alone * 2


@with_model
@pytest.mark.parametrize(
    "change",
    [
        lambda t: re.sub("[“”]", "", t).replace("\n", " "),
        lambda t: t.replace("“", '"').replace("”", '"'),
        lambda t: t.replace("“", "``").replace("”", "''"),
        lambda t: t.replace("”", ""),
        lambda t: t.upper(),
    ],
    ids=["stripped", "straight", "backticks", "unbalanced", "capitals"],
)
def test_quotation_marks_and_capitals_do_not_decide(change: object) -> None:
    text = change(ARTICLE)  # type: ignore[operator]
    sources = {source.lower() for source, _, _ in words(text, Reader()(text))}
    assert {"the marsad watch group", "a shopkeeper", "a military source"} <= sources


def odd_texts() -> Iterator[str]:
    yield from (
        "\u200b\u200b",
        "“",
        "a" * 3000,
        "قال المصدر إن خمسة قتلوا",
        "x\x00y",
        "😀 said Mona 😀",
        "\ufeffHe said so.",
    )


@with_model
@pytest.mark.parametrize("text", list(odd_texts()), ids=range(7))
def test_odd_texts_are_read_without_fuss(text: str) -> None:
    for one in Reader()(text).outermost:
        assert all(0 <= s.start < s.end <= len(text) for s in (*one.source, *one.cue, *one.content))
