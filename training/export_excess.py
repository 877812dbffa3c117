"""Turns the trained weights of the beyond check into the file that the package ships: int8 ONNX.

python training/export_excess.py --weights build/excess-1/best.pt build/excess-2/best.pt --out src/firsthand/collate/data/excess
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

from excess_network import Network, Together, visible  # noqa: E402

from firsthand.collate.excess import INPUTS  # noqa: E402


class OneDocument(nn.Module):
    """The network over one document: no padding, probabilities instead of scores."""

    def __init__(self, net: Together) -> None:
        super().__init__()
        self.net = net

    def forward(
        self,
        ids: Tensor,
        looks: Tensor,
        echoes: Tensor,
        positions: Tensor,
        segments: Tensor,
        groups: Tensor,
        hidden: Tensor,
    ) -> Tensor:
        scores = self.net(ids, looks, echoes, positions, segments, visible(groups, hidden))
        return torch.cat([scores[..., :1].sigmoid(), scores[..., 1:].softmax(-1)], -1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--weights", type=Path, nargs="+", required=True, help="of one network, or of several that answer together"
    )
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / "excess.onnx"
    export(Together([_trained(path) for path in options.weights]).eval(), target)
    print(target.name, target.stat().st_size, hashlib.sha256(target.read_bytes()).hexdigest())


def _trained(weights: Path) -> Network:
    net = Network()
    net.load_state_dict(torch.load(weights))
    net.bert.config._attn_implementation = "eager"
    return net


def export(net: Together, path: Path) -> None:
    ids = torch.randint(1000, 20000, (1, 40))
    groups = (torch.arange(40) // 30)[None]
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            OneDocument(net), (ids, ids * 0, ids * 0, torch.arange(40)[None], 1 - groups, groups, ids * 0), str(plain),
            input_names=list(INPUTS), output_names=["sure"],
            dynamic_axes={name: {1: "pieces"} for name in (*INPUTS, "sure")}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(path), per_channel=True, weight_type=QuantType.QInt8)


if __name__ == "__main__":
    main()
