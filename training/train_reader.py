"""Trains the learned reader and writes its package files: one command, seeds fixed, a CPU is enough.

    python training/train_reader.py --data ../shared/data --out build/reader

`--data` holds polnear/{train,dev} and re3d. The best weights (moving average) by dev lie in OUT/best.pt with the
figures in OUT/log.jsonl; training/export_reader.py turns them into the files that the package ships.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

from corpus import Labelled, polnear, re3d  # noqa: E402
from examples import Batch, Example, batch_of, buckets, examples_of  # noqa: E402
from network import Network  # noqa: E402
from noise import draw, spoil  # noqa: E402
from quality import attribution_figures, entity_figures, said_of  # noqa: E402

from firsthand.attribute.decode import ENTITY_TAGS, TAGS  # noqa: E402
from firsthand.attribute.interpret import Head, interpret  # noqa: E402
from firsthand.attribute.linking import LINK_WIDTH, Linker  # noqa: E402
from firsthand.attribute.reader import SIZE, Run, scored  # noqa: E402
from firsthand.attribute.reading import Reading  # noqa: E402

LEFT, RIGHT = 32, 16
ENTITY_ROUNDS = 3  # re3d is a thirtieth of PolNeAR: each epoch sees it three times
LINK_SHARE, ENTITY_SHARE = 0.15, 0.5


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    said, dev = polnear(options.data / "polnear" / "train"), polnear(options.data / "polnear" / "dev")
    named, held = re3d(options.data / "re3d")
    if options.few:
        said, dev, named, held = said[: options.few], dev[:4], named[:4], held[:2]
    print(f"{len(said)} + {len(named)} texts to train on, {len(dev)} + {len(held)} held out", flush=True)
    net = Network()
    if options.start:
        net.load_state_dict(torch.load(options.start))
        net.freeze_words()
    else:
        net.start_from_backbone()
    train(net, said, named, dev, held, options, chance)


def train(
    net: Network, said: list[Labelled], named: list[Labelled], dev: list[Labelled],
    held: list[Labelled], options: argparse.Namespace, chance: random.Random,
) -> None:  # fmt: skip
    average = copy.deepcopy(net).eval()
    optimiser = _optimiser(net, options.rate)
    began, step, best, running = time.monotonic(), 0, 0.0, []
    measured = began
    for epoch in range(options.epochs):
        batches = _epoch(said, named, chance, options.batch)
        for at, batch in enumerate(batches):
            progress = (epoch + at / len(batches)) / options.epochs
            if options.minutes:
                progress = max(progress, (time.monotonic() - began) / 60 / options.minutes)
            if progress >= 1:
                break
            share = min(1.0, progress / 0.06 + 0.01) * (1 - progress)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * share
            running.append(_step(net, batch, optimiser))
            _follow(average, net, min(options.keep, (step + 1) / (step + 20)))
            step += 1
            if step % 25 == 0:
                means = np.mean(running, 0).round(4).tolist()
                print(
                    f"step {step} progress {progress:.3f} losses {means} {(time.monotonic() - began) / 60:.1f} min",
                    flush=True,
                )
                running = []
            if time.monotonic() - measured > options.every * 60:
                best = _measure(average, dev, held, options.out, best, step)
                measured = time.monotonic()
    _measure(average, dev, held, options.out, best, step)


def _epoch(said: list[Labelled], named: list[Labelled], chance: random.Random, size: int) -> list[Batch]:
    """One epoch's batches: each text under a noise of its own, windows of like length together."""
    examples: list[Example] = []
    for document in [*said, *named * ENTITY_ROUNDS]:
        spoilt = spoil(document, draw(chance), chance)
        examples += examples_of(spoilt, chance, size=chance.choice([SIZE, SIZE, 160]))
    chance.shuffle(examples)
    batches: list[list[Example]] = []
    for start in range(0, len(examples), size * 30):
        block = sorted(examples[start : start + size * 30], key=lambda x: len(x.ids))
        taken: list[Example] = []
        for one in block:
            if taken and (len(taken) + 1) * len(one.ids) > size * (SIZE + 2):
                batches.append(taken)
                taken = []
            taken.append(one)
        batches.append(taken)
    chance.shuffle(batches)
    return [batch_of(b) for b in batches]


def _optimiser(net: Network, rate: float) -> torch.optim.Optimizer:
    """The heads learn five times as fast as the encoder, the small tables (biases, transitions) fifty times."""
    groups: dict[tuple[int, float], list[torch.nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            faster = 1 if name.startswith("bert.") else 50 if "." not in name else 5
            decay = 0.01 if parameter.ndim > 1 and faster < 50 else 0.0
            groups.setdefault((faster, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "rate": rate * faster, "weight_decay": decay} for (faster, decay), p in groups.items()],
        lr=rate,
    )


def _step(net: Network, batch: Batch, optimiser: torch.optim.Optimizer) -> list[float]:
    net.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(batch.ids, batch.looks, batch.mask)
    scores = scores.float()[:, 1:-1]
    tag, entity, linked = _losses(net, scores, batch)
    loss = tag + ENTITY_SHARE * entity + LINK_SHARE * linked
    loss.backward()
    torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return [float(tag.detach()), float(entity.detach()), float(linked.detach())]


def _losses(net: Network, scores: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    nothing = scores.sum() * 0.0
    tag, entity, linked = nothing, nothing, nothing
    rows = (batch.tags[:, 0] >= 0).nonzero()[:, 0]
    if len(rows):
        gold = batch.tags[rows]
        tag = net.tag_loss(scores[rows, :, : len(TAGS)], gold) / (gold >= 0).sum()
    if (batch.entities >= 0).any():
        emission = scores[..., len(TAGS) : len(TAGS) + len(ENTITY_TAGS)]
        entity = torch.nn.functional.cross_entropy(
            emission.flatten(0, 1), batch.entities.flatten(), ignore_index=-100, reduction="sum"
        ) / (batch.entities >= 0).sum()  # fmt: skip
        entity = entity * (batch.entities >= 0).sum() / batch.mask.sum()
    answers = [
        answer(net, scores[i, :, len(TAGS) + len(ENTITY_TAGS) :], one)
        for i, asked in enumerate(batch.questions)
        for one in asked
    ]
    if answers:
        linked = torch.stack(answers).mean()
    return tag, entity, linked


def answer(net: Network, vectors: Tensor, question: object) -> Tensor:
    base = 2 * question.kind * LINK_WIDTH
    query = vectors[question.asking[0] : question.asking[1], base : base + LINK_WIDTH].mean(0)
    keys = [vectors[a:b, base + LINK_WIDTH : base + 2 * LINK_WIDTH].mean(0) for a, b in question.candidates]
    scores = torch.stack([*keys, net.nobody[question.kind]]) @ query / LINK_WIDTH**0.5
    gaps, between = buckets(question)
    bias = net.gap[question.kind, gaps] + net.between[question.kind, between]
    scores = scores + torch.cat([bias, bias.new_zeros(1)])
    return torch.nn.functional.cross_entropy(scores[None], torch.tensor([question.right]))


def _follow(average: Network, net: Network, keep: float) -> None:
    with torch.no_grad():
        pairs = [(a, b) for a, b in zip(average.parameters(), net.parameters(), strict=True) if b.requires_grad]
        torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - keep)


def _measure(net: Network, dev: list[Labelled], held: list[Labelled], out: Path, best: float, step: int) -> float:
    """Figures on dev, appended to the log; the weights are kept when their mean figure is the best so far."""
    figures = figures_of(lambda ids, looks: network_scores(net, ids, looks), head_of(net), dev, held)
    goal = sum(figures[k] for k in figures if k.endswith("_f1") and not k.startswith("entity")) / 5
    row = {"step": step, "goal": round(goal, 4), **figures}
    print(json.dumps(row), flush=True)
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(row) + "\n")
    torch.save(net.state_dict(), out / "last.pt")
    if goal > best:
        torch.save(net.state_dict(), out / "best.pt")
    return max(goal, best)


def figures_of(run: Run, head: Head, dev: list[Labelled], held: list[Labelled]) -> dict[str, float]:
    pairs = [(d.text, d.readings[0], said_of(read_with(run, head, d.text))) for d in dev]
    named = [(d, read_with(run, head, d.text)) for d in held]
    return attribution_figures(pairs) | entity_figures(named)


def read_with(run: Run, head: Head, text: str) -> Reading:
    """The reading of a text by any function from a window to scores."""
    pieces, scores = scored(text, run, left=LEFT, right=RIGHT)
    return interpret(pieces, scores, head)


def network_scores(net: Network, ids: list[int], looks: list[int]) -> np.ndarray:
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        return (
            net(torch.tensor([ids]), torch.tensor([looks]), torch.ones(1, len(ids), dtype=torch.long))[0]
            .float()
            .numpy()
        )


def head_of(net: Network) -> Head:
    def array(t: Tensor) -> np.ndarray:
        return t.detach().numpy().astype(np.float32)

    linkers = tuple(Linker(array(net.gap[k]), array(net.between[k]), array(net.nobody[k])) for k in (0, 1))
    return Head(array(net.transition + net.allowed), linkers)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=0, help="end after this many minutes (0: after the epochs)")
    parser.add_argument("--every", type=float, default=6, help="minutes between measurements")
    parser.add_argument("--batch", type=int, default=8, help="windows of full length in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--keep", type=float, default=0.998, help="what the moving average keeps at each step")
    parser.add_argument("--start", type=Path, help="go on from these weights instead of the backbone")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--few", type=int, default=0, help="train on this many texts only, to try the machinery")
    return parser.parse_args()


if __name__ == "__main__":
    main()
