"""The small network behind the beyond check. Every article here is invented."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.collate.excess import BODY, KINDS, Line, Weighed, available, weigh
from firsthand.model.pieces import pieces_of

with_model = pytest.mark.skipif(not available(), reason="the model of the beyond check is not installed")

TEXT = (
    "Two men were shot dead at a checkpoint near Tall Hamis on Monday, a local monitor said.\n\n"
    "The monitor said that it did not know who had fired. A nurse at the clinic spoke of three wounded."
)


def weighed(sure: list[float], kind: str = "value") -> Weighed:
    """Pieces of one code point each, all of one kind."""
    kinds = np.zeros((len(sure), len(KINDS)), np.float32)
    kinds[:, KINDS.index(kind)] = 1
    return Weighed(tuple((i, i + 1) for i in range(len(sure))), np.array(sure, np.float32), kinds)


def test_a_run_needs_one_sure_piece_and_goes_on_over_half_sure_ones() -> None:
    found = weighed([0.1, 0.5, 0.95, 0.6, 0.2, 0.7, 0.1], "rank").runs(0.9)
    assert [(a, b, kind) for a, b, kind, _ in found] == [(1, 4, "rank")]
    assert found[0][3] == pytest.approx(0.95)


def test_nothing_is_a_run_where_no_piece_is_sure() -> None:
    assert weighed([0.5, 0.6, 0.5]).runs(0.9) == []
    assert weighed([]).runs(0.9) == []


def test_the_kind_of_words_is_that_of_their_surest_pieces() -> None:
    one = weighed([0.1, 0.5, 0.9], "blame")
    one.kinds[2] = np.roll(one.kinds[2], 1)
    assert one.kind(1, 3) == (KINDS[KINDS.index("blame") + 1], pytest.approx(0.9 / 1.4), pytest.approx(0.9))
    assert one.kind(0, 2)[0] == "blame"
    assert one.kind(5, 9)[1:] == (0.0, 0.0)


def test_the_peak_is_that_of_the_pieces_that_are_met() -> None:
    one = weighed([0.1, 0.5, 0.9])
    assert one.peak(0, 2) == pytest.approx(0.5)
    assert one.peak(3, 9) == 0.0


@with_model
def test_what_the_text_bears_out_is_less_sure_to_go_beyond_than_what_it_does_not() -> None:
    clean, rank, number = (
        w.peak(0, 200)
        for w in weigh(
            TEXT,
            [
                Line("Two shot dead at checkpoint near Tall Hamis, monitor says"),
                Line("Militia commanders shot dead at checkpoint near Tall Hamis"),
                Line("Nine shot dead at checkpoint near Tall Hamis"),
            ],
        )
    )
    assert clean < 0.5 < min(rank, number)


@with_model
def test_a_line_is_weighed_by_itself() -> None:
    lines = [Line("Two men shot dead near Tall Hamis"), Line("Army kills nine near Tall Hamis")]
    together, alone = weigh(TEXT, lines), [weigh(TEXT, [line])[0] for line in lines]
    for one, other in zip(together, alone, strict=True):
        assert np.allclose(one.sure, other.sure, atol=0.1)  # int8 activations are scaled over all that is read


@with_model
def test_a_sentence_does_not_bear_itself_out() -> None:
    own = "The shooting was revenge by the army."
    text = f"{TEXT} {own}"
    hidden, seen = weigh(text, [Line(own, (len(TEXT) + 1, len(text))), Line(own)])
    assert hidden.peak(0, 40) > seen.peak(0, 40)


OTHERS = (
    "The council of the valley met to speak of the new road to the coast, which traders have asked for.",
    "A flour mill was opened in the north of the province, where bread has been dear since the spring.",
    "Fishermen said that the lake had risen and that their nets were full for the first time in a decade.",
    "The school year begins late because the roof of the main building is being mended by its old pupils.",
)


@with_model
def test_a_long_text_bears_out_what_stands_in_any_of_its_windows() -> None:
    filler = "\n\n".join(OTHERS * 5)
    headline = Line("Two shot dead at checkpoint near Tall Hamis")
    assert len(pieces_of(filler).ids) > BODY
    absent, early, late = (
        weigh(text, [headline])[0].peak(0, 50) for text in (filler, f"{TEXT}\n\n{filler}", f"{filler}\n\n{TEXT}")
    )
    assert early < 0.5 and late < 0.9 * absent  # what stands far down bears less out


@with_model
def test_what_is_told_of_other_things_bears_nothing_out() -> None:
    text = "\n\n".join((TEXT, *OTHERS * 5))
    assert BODY < len(pieces_of(text).ids) < 2 * BODY
    assert weigh(text, [Line("Nine shot dead at checkpoint near Tall Hamis")])[0].peak(0, 60) > 0.5


@with_model
def test_no_lines_and_no_text_are_weighed_without_a_fault() -> None:
    assert weigh(TEXT, []) == ()
    assert weigh("", [Line("Two shot dead")])[0].sure.shape == weigh(TEXT, [Line("Two shot dead")])[0].sure.shape
