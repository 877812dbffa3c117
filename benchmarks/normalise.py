"""How much normalising adds to tokenising and tagging the same text, part by part.

    python benchmarks/normalise.py [PATH ...] [--rounds 3]       (default: the example case)

Processor seconds of one process, medians over the rounds, in turns: the learned reader's tagging (with its tokens), the whole
of attribution, and places, times, actors and counts; where spaCy's small pipeline is installed, its tokens and tags alone
too (tok2vec and tagger). `firsthand place` is timed by benchmarks/places.py. The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from reading import EXAMPLE, LEAST, STEPS, processor_s, read, spacy_pipeline

from firsthand.attribute.reader import Reader
from firsthand.model.steps import Item
from firsthand.normalise import Normaliser


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLE)])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    items = [found for found in STEPS.acquire(options.paths) if isinstance(found, Item)]
    items *= -(-LEAST // len(items))
    told = [read(item) for item in items]
    documents = [document for document, _ in told]
    words = sum(len(document.text.split()) for document in documents)
    tag, parts = Reader(), STEPS.normalise
    if not isinstance(parts, Normaliser):
        raise TypeError("the default steps normalise by another step than Normaliser")
    works: dict[str, Callable[[], object]] = {
        "tagging": lambda: [(tag(d.text), tag(d.title, "title")) for d in documents],
        "attribution": lambda: [STEPS.attribute(d) for d in documents],
        "places": lambda: [parts.places(*one) for one in told],
        "times": lambda: [parts.times(d) for d in documents],
        "actors": lambda: [parts.actors(*one) for one in told],
        "counts": lambda: [parts.counts(d) for d in documents],
    }
    if (nlp := spacy_pipeline()) is not None:
        nlp.select_pipes(enable=["tok2vec", "tagger"])
        works["spacy_tagging"] = lambda: list(nlp.pipe(d.text for d in documents))
    for one in told:
        parts(*one)
    rounds = [{name: processor_s(work) for name, work in works.items()} for _ in range(options.rounds)]
    seconds = {name: sorted(r[name] for r in rounds)[len(rounds) // 2] for name in works}
    seconds["normalisation"] = sum(seconds[name] for name in ("places", "times", "actors", "counts"))
    for name, took in seconds.items():
        print(f"{name:14}{took:8.2f} s{words / took:10.0f} words/s")
    result: dict[str, object] = {
        "documents": len(items), "words": words, "seconds": {k: round(v, 3) for k, v in seconds.items()},
        "normalisation_to_tagging": round(seconds["normalisation"] / seconds["tagging"], 2),
    }  # fmt: skip
    if nlp is not None:
        result["normalisation_to_spacy_tagging"] = round(seconds["normalisation"] / seconds["spacy_tagging"], 2)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
