"""The names of sources as the scorer of the incident groups folds them: one key for the many names of a body."""

from __future__ import annotations

import re

# The alias table of the scorer of the groups.
ALIASES = {
    "sohr": r"observatory|\bsohr\b|abdel ?rahman|abdulrahman",
    "sana": r"\bsana\b|state news agency|syrian arab news",
    "afp": r"\bafp\b|france.presse",
    "reuters": r"reuters",
    "ap": r"\bap\b|associated press",
    "state tv": r"state (tv|television|media)|syrian tv",
    "lcc": r"local co.?ordinati",
    "civil defence": r"civil defen[cs]e|white helmet",
    "snhr": r"\bsnhr\b|network for human rights",
    "police": r"police command",
    "russian mod": r"russia\w* (ministry of )?defen[cs]e|konashenkov|russian military|russian general staff",
    "coalition": r"coalition",
    "pentagon": r"pentagon|centcom|us (military|central command)",
    "activists": r"activist",
    "residents": r"resident|witness|local(s| people)",
    "un": r"\bun\b|united nations|unicef|who\b|ocha",
    "hospital": r"hospital|medic|doctor",
    "syrian army": r"syrian army|army (command|source|statement)|military source|regime",
    "amaq": r"\bamaq\b",
    "anadolu": r"anadolu|\baa\b",
    "sdf": r"\bsdf\b|democratic forces|\bypg\b",
}


def fold(name: str | None) -> frozenset[str]:
    """The names of the alias table that a name answers to, itself where none."""
    low = (name or "").lower().strip()
    hits = {key for key, pattern in ALIASES.items() if re.search(pattern, low)}
    return frozenset(hits or ({low} if low else ()))
