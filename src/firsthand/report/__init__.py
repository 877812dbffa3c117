"""Collations shown: in the terminal and as self-contained HTML."""
