"""What the benchmarks measure is what it says: made accounts are the same each time, and linking finds their incidents."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from firsthand.link import Linker

FOLDER = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def linking() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_linking", FOLDER / "linking.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_made_accounts_are_the_same_each_time(linking: ModuleType) -> None:
    assert linking.accounts(200, seed=3) == linking.accounts(200, seed=3) != linking.accounts(200, seed=4)


def test_linking_finds_made_incidents(linking: ModuleType) -> None:
    accounts, linker = linking.accounts(400), Linker()
    found = linking.right_pairs(linker.cluster(accounts, linker.pairs(accounts), ()), accounts)
    assert found["precision"] >= 0.9 and found["recall"] >= 0.5


def test_new_accounts_one_by_one_give_the_pairs_of_all_at_once(linking: ModuleType) -> None:
    accounts, linker = linking.accounts(300), Linker()
    index = linker.index()
    # All accounts of a happening come together, as those of a document do.
    happenings = {a.happening: [b for b in accounts if b.happening == a.happening] for a in accounts}
    found = [(p.left, p.right, p.bits) for held in happenings.values() for p in linker.compared(index, held)]
    assert sorted(found) == sorted((p.left, p.right, p.bits) for p in linker.pairs(accounts))
