"""Turns trained weights into the files that the package ships: int8 ONNX and head.

python training/export_reader.py --weights build/reader/best.pt --out src/firsthand/attribute/data/reader
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

from network import Network  # noqa: E402


class OneWindow(nn.Module):
    """The network over one window: no padding, so no mask."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, looks: Tensor) -> Tensor:
        bert = self.net.bert
        embedded = bert.embeddings.word_embeddings(ids) + self.net.look(looks)
        hidden = bert.embeddings(inputs_embeds=embedded, position_ids=torch.arange(ids.shape[1])[None])
        for layer in bert.encoder.layer:
            hidden = layer(hidden, None)
            hidden = hidden[0] if isinstance(hidden, tuple) else hidden
        return self.net.heads(hidden)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--caution", type=float, nargs=3, default=[0.0, 0.0, 0.0], help="by role, picked on dev by tune_reader.py"
    )
    parser.add_argument("--alone", type=float, nargs=2, default=[0.0, 0.0], help="of content and cue, likewise")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    net = Network()
    net.load_state_dict(torch.load(options.weights))
    export(net.eval(), options.out / "reader.onnx")
    (options.out / "head.json").write_text(
        json.dumps(stored_head(net, options.caution, options.alone), indent=1) + "\n"
    )
    for path in sorted(options.out.iterdir()):
        print(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())


def export(net: Network, path: Path) -> None:
    net.bert.config._attn_implementation = "eager"
    ids = torch.randint(1000, 20000, (1, 40))
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            OneWindow(net), (ids, torch.zeros_like(ids)), str(plain), input_names=["ids", "looks"],
            output_names=["scores"], dynamic_axes={"ids": {1: "pieces"}, "looks": {1: "pieces"}, "scores": {1: "pieces"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(path), per_channel=True, weight_type=QuantType.QInt8)


def stored_head(net: Network, caution: list[float], alone: list[float]) -> dict[str, object]:
    def numbers(t: Tensor) -> list:
        return [[round(x, 5) for x in row] for row in t.detach().tolist()]

    gap, between, nobody = numbers(net.gap), numbers(net.between), numbers(net.nobody)
    return {
        "transition": numbers(net.transition + net.allowed),
        "linkers": [{"gap": gap[k], "between": between[k], "nobody": nobody[k], "alone": alone[k]} for k in (0, 1)],
        "caution": caution,
        "reach": 220,
    }


if __name__ == "__main__":
    main()
