"""Judgements: what a person decided; append-only, they survive every run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "not_same", "unsure", "confirm", "correct", "reject"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`targets` are the ids that it speaks of (two accounts or two sources for same / not_same / unsure, one item
    otherwise). `supersedes` is the id of an earlier judgement that it takes back. `made_at` is UTC, ISO."""

    id: str
    targets: tuple[str, ...]
    verdict: Verdict
    by: str
    made_at: str
    reason: str = ""
    correction: str = ""
    supersedes: str | None = None
