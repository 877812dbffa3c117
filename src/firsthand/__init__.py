"""firsthand shows what a report rests on: who says what, who took it from whom, where the accounts differ."""

__version__ = "0.1.0"
