"""The case: one file that keeps everything. All SQL of firsthand stands in this package."""

from firsthand.store.case import open_view, open_writer
from firsthand.store.results import CaseResults, DocumentResults, Stages
from firsthand.store.view import View
from firsthand.store.writer import Writer

__all__ = ["CaseResults", "DocumentResults", "Stages", "View", "Writer", "open_view", "open_writer"]
