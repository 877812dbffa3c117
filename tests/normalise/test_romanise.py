"""Spellings of one name meet under one key; names that must stay apart do."""

from __future__ import annotations

import pytest

from firsthand.model.romanise import fold, from_arabic, place_name_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Al-Bab", "El Bab", "Bab", "الباب"),
        ("Ar-Rastan", "Al-Rastan", "Er-Rastan", "Rastan"),
        ("Talbisa", "Talbisah", "Talbiseh"),
        ("Khan Shaykhun", "Khan Sheikhoun", "خان شيخون"),
        ("Deir ez-Zor", "Dayr az Zawr", "Deir al-Zour", "دير الزور"),
        ("Douma", "Duma", "دوما"),
        ("Sarmin", "Sarmeen", "سرمين"),
        ("Qamishli", "Kamishli", "Kamışlı", "القامشلي"),
        ("Jarabulus", "Djarablous", "جرابلس"),
        ("A'zaz", "Aazaz", "Azaz", "I‘zāz"),
        ("Raqa", "Raqqa", "Rakka", "الرقة"),
        ("Suwayda", "Sweida", "Soueida", "السويداء"),
        ("Kafranbel", "Kafr Nabl", "كفرنبل"),
        ("Abu Kamal", "Albu Kamal", "البوكمال"),
        ("Beqres", "Buqaras", "al-Buqrus", "البقرص"),
    ],
)
def test_spellings_of_one_name_meet(spellings: tuple[str, ...]) -> None:
    assert len({place_name_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nubl", "Kafranbel"),
        ("Maarrat al-Numan", "Maarrat Misrin"),
        ("Daraa", "Darayya"),
        ("Darayya", "Darat Izza"),
        ("Khan Shaykhun", "Khan Tuman"),
        ("al-Qaim", "al-Qasim"),
        ("Tell Rifaat", "Tell Abyad"),
        ("Buqrus", "Bursa"),
    ],
)
def test_other_names_stay_apart(left: str, right: str) -> None:
    assert place_name_key(left) != place_name_key(right)


def test_fold_drops_marks_apostrophes_and_punctuation() -> None:
    assert fold("Ma‘arrat an-Nu‘mān") == "maarrat an numan"
    assert fold("St. Petersburg") == "saint petersburg"
    assert fold("إدلب") == fold("ادلب")


def test_the_article_is_parted_from_an_arabic_word() -> None:
    assert from_arabic("دير الزور") == "dyr al zwr"


def test_a_name_without_letters_has_no_key() -> None:
    assert place_name_key("103 / 7") in ("", "1037")
    assert place_name_key("'-'") == ""
