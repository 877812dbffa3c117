"""Trains the network of the beyond check: one command, seeds fixed, a CPU is enough.

    python training/train_excess.py --out build/excess

Learns from training/excess/*.txt but for the files that are held out, which it is measured on as it goes. The moving average
of the weights lies in OUT/best.pt in the end; training/export_excess.py turns it into the file that the package ships.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

from excess_network import UNSEEN, Network, visible  # noqa: E402
from excess_sets import Article, Held, articles, drawn, held_out, labelled  # noqa: E402

from firsthand.collate.echo import echoes, ground  # noqa: E402
from firsthand.collate.excess import BODY, KINDS, LINE, Row, Weighed  # noqa: E402
from firsthand.model.pieces import pieces_of  # noqa: E402

SETS = ROOT / "training" / "excess"
# Labelled sets that are for building the check with; the others are for scoring.
BUILT_WITH = ("first-half", "third-part", "fourth-part", "fifth-part", "eighth-part")
# How often each of their articles is drawn in an epoch: they are nearest to what is scored.
OFTEN = 3
KIND_SHARE, LINE_SHARE = 0.3, 0.15
PLACES = 512  # positions that the backbone knows
# Kinds that a reader would not call wrong for each other.
ALIKE = {"actor": {"actor", "blame"}, "blame": {"blame", "actor"}}
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98)


@dataclass(slots=True)
class Example:
    """One document: its row, for each piece 1 beyond, 0 not, -1 not asked, its kinds, and who does not see which pieces."""

    row: Row
    gold: list[int]
    kinds: dict[int, tuple[str, ...]]
    hides: list[tuple[int, int, int]]


def example(text: str, lines: list[Held]) -> Example:
    body = pieces_of(text)
    size = min(len(body.ids), BODY)
    one = Example(Row(), [-1] * (size + 2), {}, [])
    one.row.add(body, 0, size, 0)
    for group, (line, hides) in enumerate(lines, 1):
        pieces = pieces_of(line.words)
        count, base = min(len(pieces.ids), LINE), len(one.gold) + 1
        gold = [0] * count
        for mark in line.marks:
            first, last = pieces.covering(mark.start, mark.end)
            for at in range(first, min(last, count)):
                if not mark.optional:  # where opinions differ, nothing is to be said
                    gold[at], one.kinds[base + at] = 1, mark.kinds
        one.gold += [-1, *gold, -1]
        one.row.add(pieces, 0, count, group, echoes(line.words, pieces.offsets, ground(text, hides)))
        for hidden in hides:
            first, last = body.covering(*hidden)
            one.hides.append((group, first + 1, min(last, size) + 1))
    return one


def shifted(one: Example, chance: random.Random) -> Example:
    """The text moved to any place where it fits, so that the network reads well wherever a window's words stand."""
    size = one.row.groups.count(0)
    ahead = chance.randrange(max(1, PLACES - LINE - 2 - size))
    one.row.positions = [
        p + ahead if group == 0 else p for p, group in zip(one.row.positions, one.row.groups, strict=True)
    ]
    return one


@dataclass(frozen=True, slots=True)
class Batch:
    inputs: tuple[Tensor, ...]
    gold: Tensor
    kinds: Tensor
    lines: Tensor  # a number of its own for each line of the batch


def batch_of(examples: list[Example]) -> Batch:
    size = max(len(e.gold) for e in examples)

    def padded(values: list[list[int]], fill: int) -> Tensor:
        return torch.tensor([v + [fill] * (size - len(v)) for v in values])

    rows = [e.row for e in examples]
    groups = padded([r.groups for r in rows], -1)
    mask = visible(groups, torch.zeros_like(groups))
    kinds = torch.zeros(len(examples), size, len(KINDS))
    for i, one in enumerate(examples):
        for group, first, last in one.hides:
            mask[i, 0, groups[i] == group, first:last] = UNSEEN
        for at, names in one.kinds.items():
            kinds[i, at, [KINDS.index(n) for n in names]] = 1.0
    numbers = (
        padded([getattr(r, name) for r in rows], 0) for name in ("ids", "looks", "echoes", "positions", "segments")
    )
    lines = groups.clamp(min=0) + torch.arange(len(examples))[:, None] * (int(groups.max()) + 1)
    return Batch((*numbers, mask), padded([e.gold for e in examples], -1), kinds, lines)


def losses(scores: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Of whether pieces go beyond; whether lines do, by their surest piece; and of which kind those pieces are that do (any
    of several that are right)."""
    asked = batch.gold >= 0
    sure, gold = scores[..., 0][asked], batch.gold[asked].float()
    beyond = nn.functional.binary_cross_entropy_with_logits(sure, gold)
    line = _of_lines(sure, gold, batch.lines[asked])
    hit = (batch.gold == 1) & (batch.kinds.sum(-1) > 0)
    if not hit.any():
        return beyond, line, scores.sum() * 0.0
    shares = scores[..., 1:].log_softmax(-1)[hit] + torch.log(batch.kinds[hit].clamp(min=1e-9))
    return beyond, line, -torch.logsumexp(shares, -1).mean()


def _of_lines(sure: Tensor, gold: Tensor, lines: Tensor) -> Tensor:
    size = int(lines.max()) + 1
    peaks = sure.new_full((size,), -30.0).scatter_reduce(0, lines, sure, "amax")
    marked = gold.new_zeros(size).scatter_reduce(0, lines, gold, "amax")
    there = torch.bincount(lines, minlength=size) > 0
    return nn.functional.binary_cross_entropy_with_logits(peaks[there], marked[there])


def weighed(net: Network, text: str, lines: list[Held]) -> list[Weighed]:
    """The lines as the network in training sees them."""
    one = example(text, lines)
    with torch.no_grad():
        scores = net(*batch_of([one]).inputs)[0]
    sure, kinds = scores[:, 0].sigmoid().numpy(), scores[:, 1:].softmax(-1).numpy()
    groups = np.array(one.row.groups)
    found = []
    for group, (line, _) in enumerate(lines, 1):
        at = np.flatnonzero(groups == group)[1:-1]
        found.append(Weighed(pieces_of(line.words).offsets[:LINE], sure[at], kinds[at]))
    return found


def measure(seen: list[tuple[list[Held], list[Weighed]]], least: float) -> tuple[int, float, float]:
    """How many flags are told, the share that is right in place and kind, and the share of marks that is found."""
    told = right = gold = got = 0
    for lines, weights in seen:
        for (line, _), one in zip(lines, weights, strict=True):
            hits = set()
            for start, end, kind, _ in one.runs(least):
                met = [m for m in line.marks if start < m.end and m.start < end]
                fit = [m for m in met if any(kind in ALIKE.get(k, {k}) for k in m.kinds)]
                if met and all(m.optional for m in (fit or met)):
                    continue
                told += 1
                right += bool(fit)
                hits |= {m for m in fit if not m.optional}
            gold += sum(not m.optional for m in line.marks)
            got += len(hits)
    return told, right / max(told, 1), got / max(gold, 1)


def report(net: Network, held: list[tuple[str, list[Held]]]) -> str:
    """Precision and recall at each threshold, on what is held out."""
    net.eval()
    seen = [(lines, weighed(net, text, lines)) for text, lines in held]
    rows = [(t, *measure(seen, t)) for t in THRESHOLDS]
    return "\n".join(f"  least {t:.2f}: told {n:5}, precision {p:.3f}, recall {r:.3f}" for t, n, p, r in rows)


def train(
    net: Network, learned: list[Article], held: list[tuple[str, list[Held]]], options: argparse.Namespace
) -> None:
    average, chance = copy.deepcopy(net), random.Random(options.seed)
    optimiser = _optimiser(net, options.rate)
    began, step, running = time.monotonic(), 0, []
    for epoch in range(options.epochs):
        batches = _epoch(learned, chance, options.batch)
        for at, batch in enumerate(batches):
            progress = (epoch + at / len(batches)) / options.epochs
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * min(1.0, progress / 0.06 + 0.01) * (1 - progress)
            running.append(_step(net, batch, optimiser))
            _follow(average, net, min(options.keep, (step + 1) / (step + 20)))
            step += 1
            if step % 100 == 0:
                minutes = (time.monotonic() - began) / 60
                print(
                    f"step {step} progress {progress:.3f} losses {np.mean(running, 0).round(4)} {minutes:.1f} min",
                    flush=True,
                )
                running = []
        print(f"epoch {epoch + 1}\n{report(average, held)}", flush=True)
        torch.save(average.state_dict(), options.out / "best.pt")


def _epoch(learned: list[Article], chance: random.Random, size: int) -> list[Batch]:
    """One epoch's batches: each article drawn anew, those of like length together."""
    examples = [shifted(example(*drawn(one, learned, chance)), chance) for one in learned]
    chance.shuffle(examples)
    batches = []
    for start in range(0, len(examples), size * 20):
        block = sorted(examples[start : start + size * 20], key=lambda e: len(e.gold))
        batches += [block[i : i + size] for i in range(0, len(block), size)]
    chance.shuffle(batches)
    return [batch_of(b) for b in batches]


def _optimiser(net: Network, rate: float) -> torch.optim.Optimizer:
    """What stands on the encoder learns five times as fast as the encoder."""
    groups: dict[tuple[int, float], list[nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            key = (1 if name.startswith("bert.") else 5, 0.01 if parameter.ndim > 1 else 0.0)
            groups.setdefault(key, []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "rate": rate * faster, "weight_decay": decay} for (faster, decay), p in groups.items()], lr=rate
    )


def _step(net: Network, batch: Batch, optimiser: torch.optim.Optimizer) -> list[float]:
    net.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(*batch.inputs)
    beyond, line, kind = losses(scores.float(), batch)
    (beyond + LINE_SHARE * line + KIND_SHARE * kind).backward()
    nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return [float(loss.detach()) for loss in (beyond, line, kind)]


def _follow(average: Network, net: Network, keep: float) -> None:
    with torch.no_grad():
        for a, b in zip(average.parameters(), net.parameters(), strict=True):
            if b.requires_grad:
                a.lerp_(b, 1 - keep)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sets", type=Path, default=SETS)
    parser.add_argument("--held", default="held-out", help="how the names of the files begin that are measured on")
    parser.add_argument("--start", type=Path, help="weights to go on from, instead of the backbone's")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--keep", type=float, default=0.997, help="of the moving average, a step")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    files = sorted(options.sets.glob("*.txt"))
    learned = [a for f in files if not f.stem.startswith(options.held) for a in articles(f)]
    learned += OFTEN * [a for name in BUILT_WITH for a in labelled(ROOT / "evals" / "beyond" / f"{name}.jsonl")]
    held = list(held_out([f for f in files if f.stem.startswith(options.held)]))
    print(
        f"{len(learned)} articles, {sum(len(a.headlines) for a in learned)} headlines; {len(held)} held out", flush=True
    )
    net = Network()
    net.start_from_backbone()
    if options.start:
        net.load_state_dict(torch.load(options.start))
    train(net, learned, held, options)


if __name__ == "__main__":
    main()
