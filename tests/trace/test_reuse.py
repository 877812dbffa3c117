from __future__ import annotations

import random

import pytest

from factories import document
from firsthand.errors import InputError
from firsthand.model.text import Document, Span
from firsthand.trace.reuse import Match, Reuse

ENGLISH = (
    "Residents of the harbour district said on Tuesday that three shells landed near the grain depot shortly before dawn, "
    "wounding a night watchman and setting two delivery trucks on fire, while ferry crews sheltered below deck."
)
ARABIC = (
    "قال سكان حي الميناء يوم الثلاثاء إن ثلاث قذائف سقطت قرب مستودع الحبوب قبيل الفجر مما أدى إلى إصابة حارس ليلي "
    "واحتراق شاحنتين بينما احتمى بحارة العبارات تحت سطح السفينة"
)
RUSSIAN = (
    "Жители портового района сообщили во вторник что незадолго до рассвета возле зернового склада упали три снаряда "
    "ранив ночного сторожа и поджегши два грузовика а экипажи паромов укрылись под палубой"
)
CHINESE = "港口区居民周二表示黎明前不久三枚炮弹落在粮仓附近炸伤一名守夜人并烧毁两辆货车渡轮船员则躲在甲板下面避难直到清晨才敢上岸查看损失情况"


def filler(seed: int, words: int = 120) -> str:
    """Invented words in a random order: nothing that two seeds share is reuse."""
    rng = random.Random(seed)
    syllables = ("ka", "lor", "mi", "tesh", "on", "ra", "vel", "du", "sin", "par", "go", "eth", "um", "bri")
    return " ".join("".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(words))


def between(*parts: str) -> str:
    return "\n\n".join(parts)


def words_at(text: str, start: int, end: int) -> list[str]:
    return text[start:end].split()


def only(matches: tuple[Match, ...]) -> Match:
    assert len(matches) == 1
    return matches[0]


@pytest.mark.parametrize(
    "passage", [ENGLISH, ARABIC, RUSSIAN, CHINESE], ids=["english", "arabic", "russian", "chinese"]
)
def test_a_copied_passage_is_found_exactly_in_any_script(passage: str) -> None:
    texts = (between(filler(1), passage, filler(2)), between(filler(3), passage, filler(4)))
    match = only(Reuse()(texts))
    assert texts[0][match.left_start : match.left_end] == passage.rstrip(".")
    assert texts[1][match.right_start : match.right_end] == passage.rstrip(".")
    assert match.score == 1.0


EDITS = {
    "other numbers": ENGLISH.replace("three", "five").replace("two", "four"),
    "words left out": ENGLISH.replace("shortly ", "").replace(" night", "").replace(" delivery", ""),
    "words exchanged": ENGLISH.replace("landed", "fell").replace("wounding", "hurting").replace("sheltered", "hid"),
    "split by an attribution": ENGLISH.replace(", while", '," a port official told reporters on Wednesday. "while'),
    "other spelling of letters": ENGLISH.upper().replace("DEPOT", "DÉPOT"),
    "turned round": ENGLISH[ENGLISH.index("wounding") :] + " " + ENGLISH[: ENGLISH.index("wounding")],
}


@pytest.mark.parametrize("edited", EDITS.values(), ids=EDITS)
def test_an_edited_passage_is_found_as_one(edited: str) -> None:
    texts = (between(filler(1), ENGLISH, filler(2)), between(filler(3), edited, filler(4)))
    match = only(Reuse()(texts))
    assert len(words_at(texts[0], match.left_start, match.left_end)) >= 0.9 * len(ENGLISH.split())
    assert len(words_at(texts[1], match.right_start, match.right_end)) >= 0.9 * len(edited.split())
    assert 0.5 < match.score <= 1


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("one two", "one two"), (ENGLISH,), (filler(1), filler(2))])
def test_nothing_is_found_where_nothing_is_shared(texts: tuple[str, ...]) -> None:
    assert Reuse()(texts) == ()


def test_two_reports_that_only_share_names_and_stock_phrases_share_no_passage() -> None:
    texts = (
        "The Harwick Observatory for Human Rights said on Monday that five people died in Lower Marrow.",
        "Doctors in the town told a different story. The Harwick Observatory for Human Rights said it had no figures yet.",
    )
    assert Reuse()(texts) == ()


def test_copies_are_found_in_a_pile_of_nothing_but_copies() -> None:
    matches = Reuse()((ENGLISH,) * 5)
    assert {(m.left, m.right) for m in matches} == {(i, j) for i in range(5) for j in range(i + 1, 5)}


def test_left_is_the_text_published_first() -> None:
    match = only(Reuse()((between(filler(1), ENGLISH), between(filler(2), ENGLISH)), order=(1, 0)))
    assert (match.left, match.right) == (1, 0)


def test_an_order_that_misses_a_text_is_refused() -> None:
    with pytest.raises(InputError, match="order must hold every index from 0 to 1 once"):
        Reuse()((ENGLISH, ENGLISH), order=(0, 0))


def test_the_order_of_the_input_does_not_matter() -> None:
    texts = [between(filler(i), ENGLISH if i % 2 else RUSSIAN, filler(90 + i)) for i in range(8)]
    found = Reuse()(texts)
    turned = Reuse()(texts[::-1], order=range(7, -1, -1))
    assert found == tuple(
        sorted(
            Match(7 - m.left, m.left_start, m.left_end, 7 - m.right, m.right_start, m.right_end, m.score)
            for m in turned
        )
    )
    assert found == Reuse()(texts)


def test_every_copy_of_a_viral_passage_is_tied_to_the_first_publication() -> None:
    rng = random.Random(5)
    texts = []
    for i in range(200):
        words = ENGLISH.split()
        if i:  # each copy with another word changed
            words[rng.randrange(len(words))] = filler(i, 1)
        texts.append(between(filler(1000 + i, 60), " ".join(words), filler(2000 + i, 60)))
    matches = Reuse()(texts)
    assert {m.right for m in matches if m.left == 0} == set(range(1, 200))
    assert len(matches) < 12 * len(texts)


def test_passages_of_documents_hold_the_words_at_their_spans() -> None:
    first = document("b", between(filler(1), ENGLISH), published="2017-02-13")
    second = document("a", between(filler(2), ENGLISH, filler(3)), published="2017-02-14")
    (passage,) = Reuse().passages((second, first))
    assert (passage.left, passage.right) == ("b", "a")
    assert first.words(passage.left_span) == second.words(passage.right_span) == ENGLISH.rstrip(".")


def test_furniture_around_articles_is_not_compared() -> None:
    menu = "Home World Business Culture Sport Weather Subscribe to our evening letter and follow us for updates. " * 2

    def page(id: str, seed: int) -> Document:
        text = menu + filler(seed)
        return Document(id, f"sha-{id}", "", text, body=(Span("text", len(menu), len(text)),))

    assert Reuse().passages((page("a", 1), page("b", 2))) == ()
