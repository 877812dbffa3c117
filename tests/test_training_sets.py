"""The invented articles that the beyond check is learned from: each of the format, and drawn without losing a mark."""

from __future__ import annotations

import random
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

TRAINING = Path(__file__).parent.parent / "training"
sys.path += [str(TRAINING), str(TRAINING.parent / "evals")]

import beyond  # noqa: E402
from excess_sets import Article, Mark, articles, as_written, drawn, marked  # noqa: E402

FILES = sorted((TRAINING / "excess").glob("*.txt"))


def test_a_mark_gives_its_words_and_kinds() -> None:
    line = marked("{rank: Commanders} {?certainty/actor: killed} in strike")
    assert line.words == "Commanders killed in strike"
    assert line.marks == (Mark(0, 10, ("rank",)), Mark(11, 17, ("certainty", "actor"), optional=True))


@pytest.mark.parametrize("line", ["{rank Commanders} killed", "{colour: Red} flag", "Two {value: killed"])
def test_a_mark_written_wrongly_is_told(line: str) -> None:
    with pytest.raises(ValueError, match=r"mark|kind"):
        marked(line)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_files_are_of_the_format(path: Path) -> None:
    found = articles(path)
    assert found
    for one in found:
        assert one.headlines and len(one.text.split()) >= 20 and "{" not in one.text, one.id
        assert len(one.published) == 10, one.id


def test_an_article_of_no_format_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("@ Orontes Post | 2020-01-01\nTwo died, a nurse said.\n\n= {deaths: Two} died\n")
    with pytest.raises(ValueError, match=r"a\.txt, line 4"):
        articles(path)


def invented() -> Article:
    text = "Two men died in “the valley”, a nurse said.\n\nShe did not know why. It's a quiet place."
    own = [marked("It was {cause: revenge}."), marked("The valley lies east.")]
    return Article(
        "a-1", "Orontes Post", "2020-01-01", text, [marked("{value: 'Nine'} die")], [marked("Two died.")], own
    )


def bare(words: str) -> str:
    return re.sub(r"[^a-z0-9 ]| (?:- |\| |– )Orontes Post$", "", words.lower(), flags=re.IGNORECASE)


def test_marks_and_what_lines_do_not_see_move_along_with_what_is_drawn() -> None:
    for seed in range(60):
        text, lines = drawn(invented(), [invented()], random.Random(seed))
        for line, hides in lines:
            for mark in line.marks:
                assert bare(line.words[mark.start : mark.end]) in ("nine", "revenge")
            for start, end in hides:
                seen = text[start:end]
                assert any(w in bare(seen) for w in ("revenge", "valley", "quiet", "know why", "two died"))


def test_all_lines_are_measured_as_written() -> None:
    text, lines = as_written(invented())
    assert [line.words for line, _ in lines] == ["'Nine' die", "Two died.", "It was revenge.", "The valley lies east."]
    assert text[slice(*lines[1][1][0])].startswith("Two men died")


def test_sets_are_scored_each_mark_where_its_words_stand() -> None:
    one = replace(invented(), headlines=[*invented().headlines, marked("Two die in valley")])
    rows = list(beyond.variants(one))
    assert [len(row["flags"]) for row in rows] == [1, 0, 0, 1, 0]
    for row in rows:
        (article,) = row["articles"]
        for flag in row["flags"]:
            part = article["title"] if flag["in"] == "headline" else article["text"]
            assert part.index(flag["words"], flag["from"]) == flag["from"]
    assert rows[2]["articles"][0]["text"].startswith("Two died.\n\nShe did not know why.")
    assert len({row["articles"][0]["id"] for row in rows}) == len(rows)


def test_no_text_stands_twice_in_a_pile(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    sets = "".join(
        f"@ Orontes Post | 2020-01-0{n}\nThe mayor said that {n} men died here.\n\n= {n} die\n= {n} dead\n\n"
        for n in (2, 3)
    )
    path.write_text(sets, "utf-8")
    found = [[row["articles"][0]["title"] for row in pile] for pile in beyond.piles(path)]
    assert found == [["2 die", "3 die"], ["2 dead", "3 dead"]]
