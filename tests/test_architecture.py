"""The shape of the code, checked: who imports whom, how long things are, where SQL and the network may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "firsthand"
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_MODULE_LINES, MAX_FUNCTION_LINES = 400, 40
ONLY_IN = {
    "sqlalchemy": ("store",),
    "sqlite3": ("store", "normalise"),  # the gazetteer is a read-only SQLite file of its own
    "onnxruntime": ("model",),
    "urllib": ("acquire",),
    "requests": ("acquire",),
    "socket": ("acquire",),
    "trafilatura": ("read",),
    "click": ("cli",),
}


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_MODULE_LINES


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_are_short_enough_to_read(path: Path) -> None:
    for function in functions(ast.parse(path.read_text("utf-8"))):
        body = function.body
        first = body[1] if ast.get_docstring(function) and len(body) > 1 else body[0]
        lines = (function.end_lineno or 0) - first.lineno + 1
        assert lines <= MAX_FUNCTION_LINES, f"{function.name}: {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_stand_at_the_top(path: Path) -> None:
    for function in functions(ast.parse(path.read_text("utf-8"))):
        for node in ast.walk(function):
            assert not isinstance(node, ast.Import | ast.ImportFrom), f"{function.name} imports inside"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_libraries_stay_in_their_room(path: Path) -> None:
    room = path.relative_to(SOURCE).parts[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for module in modules:
            rooms = ONLY_IN.get(module.split(".")[0])
            assert rooms is None or room in rooms, f"{module} belongs in {rooms}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_error_is_swallowed_whole(path: Path) -> None:
    if path.name in ("engines.py", "pipeline.py"):
        return  # the worker boundary
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("Exception", "BaseException", "everything"), f"line {node.lineno} catches {caught}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_says_what_it_is(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert text and len(text) > 15
