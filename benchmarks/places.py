"""How fast places are read: seconds to load, names a second, words a second.

    python benchmarks/places.py [NAMES.txt] [TEXT ...]

Names are one a line with their context after the last comma; without files the names of the curated gazetteer and an
invented text are used. Loading is opening the gazetteer and the first answer in a new process. All is processor time of one core; the
rest comes after loading.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from firsthand.cli.place import answers
from firsthand.model.text import Document
from firsthand.normalise import place_finder
from firsthand.normalise.places import Places

LOAD = (
    "import time; t = time.process_time()\n"
    "from firsthand.normalise.place_resolve import resolve\n"
    "u = time.process_time(); resolve('Aleppo', country='SY')\n"
    "print(u - t, time.process_time() - u)"
)
TEXT = (
    "Shells fell on the outskirts of Saraqib, 20 km east of Idlib, on Monday, residents said. A hospital in Kafranbel was hit. "
    "Officials in Washington and Moscow did not comment, while Turkey closed the crossing at Bab al-Hawa near Sarmada. "
)


def curated_names() -> list[str]:
    """The names of Syrian places in the package's own list, with their province."""
    table = tomllib.loads((Path(place_finder.__file__).parent / "data/places/syria.toml").read_text("utf8"))
    groups = [group for key, group in sorted(table.items()) if key != "admin1"]
    return [f"{name}, {group.get('admin1', '')}" for group in groups for name in sorted(group["places"])]


def main(arguments: Sequence[str]) -> int:
    names = Path(arguments[0]).read_text("utf8").splitlines() if arguments else curated_names()
    texts = [Path(path).read_text("utf8") for path in arguments[1:]] or [TEXT * 10] * 100
    loaded = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout.split()
    list(answers(names[:1], country="SY"))
    start = time.process_time()
    list(answers(names, country="SY"))
    per_name = time.process_time() - start
    step, documents = Places(), [Document(str(i), "", "", text) for i, text in enumerate(texts)]
    start = time.process_time()
    for document in documents:
        step(document)
    per_text = time.process_time() - start
    told = {
        "import_s": round(float(loaded[0]), 3),
        "load_s": round(float(loaded[1]), 3),
        "names_per_s": round(len(names) / per_name),
        "words_per_s": round(sum(len(text.split()) for text in texts) / per_text),
    }
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
