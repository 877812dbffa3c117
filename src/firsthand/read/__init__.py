"""Items to documents: the readable text with its title, outlet and dates, and which of it is the article itself."""

from firsthand.read.reader import Reader

__all__ = ["Reader"]
