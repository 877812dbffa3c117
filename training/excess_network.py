"""The network of the beyond check: a MiniLM encoder that reads a text and, over it, lines that are held against it."""

from __future__ import annotations

import torch
from network import encoder, pretrained
from torch import Tensor, nn

from firsthand.collate.echo import ECHOES
from firsthand.collate.excess import KINDS
from firsthand.model.pieces import LOOKS

# What a mask adds where one piece does not see another.
UNSEEN = -1e4


def visible(groups: Tensor, hidden: Tensor) -> Tensor:
    """(batch, 1, pieces, pieces), to be added to attention. `groups`: 0 for the text, 1 and up for the lines, below 0 for padding;
    a line sees itself and the text, but for those pieces of the text whose `hidden` is its number."""
    of, at = groups[:, :, None], groups[:, None, :]
    seen = (of == at) | ((at == 0) & ((hidden[:, None, :] == 0) | (hidden[:, None, :] != of)))
    return (1.0 - seen[:, None].float()) * UNSEEN


class Network(nn.Module):
    """`forward` gives (batch, pieces, 1 + kinds): whether a piece goes beyond, and of what kind it would be, as scores."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = encoder()
        width = self.bert.config.hidden_size
        self.look = nn.Embedding(LOOKS, width)
        self.echo = nn.Embedding(ECHOES, width)
        nn.init.zeros_(self.look.weight)
        nn.init.zeros_(self.echo.weight)
        self.dropout = nn.Dropout(0.1)
        self.inner = nn.Linear(width, width)
        self.out = nn.Linear(width, 1 + len(KINDS))
        nn.init.constant_(self.out.bias[:1], -3.0)

    def start_from_backbone(self) -> None:
        """Loads the pretrained encoder; word vectors stay as they are: names that training never shows keep their meaning.
        Raises ValueError when the file is not the one that was checked."""
        self.bert.load_state_dict(pretrained())
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(
        self, ids: Tensor, looks: Tensor, echoes: Tensor, positions: Tensor, segments: Tensor, mask: Tensor
    ) -> Tensor:
        embedded = self.bert.embeddings.word_embeddings(ids) + self.look(looks) + self.echo(echoes)
        hidden = self.bert.embeddings(inputs_embeds=embedded, position_ids=positions, token_type_ids=segments)
        for layer in self.bert.encoder.layer:
            hidden = layer(hidden, mask)
            hidden = hidden[0] if isinstance(hidden, tuple) else hidden
        return self.out(nn.functional.gelu(self.inner(self.dropout(hidden))))


class Together(nn.Module):
    """Networks that were trained apart and read with one set of word vectors; `forward` gives the mean of their scores. Raises
    ValueError when their word vectors differ."""

    def __init__(self, networks: list[Network]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)
        for other in networks[1:]:
            if not torch.equal(*(n.bert.embeddings.word_embeddings.weight for n in (networks[0], other))):
                raise ValueError(
                    "networks that answer together must have the same word vectors, as training leaves them"
                )
            other.bert.embeddings.word_embeddings = networks[0].bert.embeddings.word_embeddings

    def forward(self, *inputs: Tensor) -> Tensor:
        return torch.stack([network(*inputs) for network in self.networks]).mean(0)
