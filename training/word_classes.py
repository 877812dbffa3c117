"""Writes collate/beyond_classes.tsv: how near words of English news on violence are to who acts, weapons, ranks ...

usage: python training/word_classes.py [--out src/firsthand/collate/beyond_classes.tsv]

A class is the middle of the word vectors of its words below; each whole word of the backbone's vocabulary gets its cosine
with every class, in tenths. Words that are near none are left out. Needs the extra `train` (the backbone is the one that
the reader was trained from; its word vectors were not changed by that).
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
from network import BACKBONE
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

ROOT = Path(__file__).resolve().parent.parent
NEAR = 0.25  # words that are nearer than this to no class are left out
WORDS = {
    "doer": "army rebels militants jihadists gunmen terrorists government taliban separatists militia cartel gang police soldiers insurgents troops forces "
    "guerrillas fighters",
    "nation": "israeli russian turkish american syrian french british iranian saudi ukrainian chinese indian army coalition nato",
    "weapon": "bomb missile rocket mortar drone shell airstrike artillery grenade mine gas sniper suicide knife explosives chemical",
    "harm": "kill kills killed shot attack executed slaughtered ambush massacre burn destroy shoot bombed stabbed murdered raid beheaded tortured",
    "rank": "commander leader general chief minister colonel boss mastermind senior captain officer deputy president head",
    "victim": "civilians children women workers students villagers families refugees patients farmers protesters migrants worshippers mother girl",
    "site": "hospital school mosque market airport church camp station bridge factory hotel embassy palace office shop barracks",
    "time": "monday night dawn morning evening christmas midnight noon friday overnight hours days week",
    "sure": "confirmed deliberately proven clearly admits certain planned plot proves",
    "motive": "revenge robbery feud retaliation dispute vengeance ransom jealousy grudge because",
    "loaded": "martyrs butcher thugs barbaric heroic mercenaries hordes cowardly liberated terrorist innocent criminals savage evil puppet",
    "event": "blast explosion clash fire fighting protest crash incident shooting war battle violence",
    "harmed": "dead wounded injured hurt dies died toll casualties deaths bodies missing",
}
Matrix = NDArray[np.float32]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "src/firsthand/collate/beyond_classes.tsv")
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(BACKBONE / "tokenizer.json"))
    tokenizer.no_padding()
    weights = load_file(BACKBONE / "model.safetensors")
    vectors = next(v for k, v in weights.items() if "word_embeddings" in k).astype(np.float32)
    places = tokenizer.get_vocab()
    whole = sorted(w for w in places if re.fullmatch(r"[a-z]{3,}", w))
    middle = vectors[[places[w] for w in whole]].mean(0)
    classes = np.stack([scaled(class_of(words.split(), tokenizer, vectors, middle)) for words in WORDS.values()])
    near = np.stack([scaled(vectors[places[w]] - middle) for w in whole]) @ classes.T
    tenths = np.clip(np.round(near * 10), 0, 9).astype(int)
    rows = [f"{w}\t{''.join(map(str, t))}" for w, n, t in zip(whole, near, tenths, strict=True) if n.max() >= NEAR]
    options.out.write_text("\n".join([f"word\t{' '.join(WORDS)}", *rows]) + "\n", "utf-8")


def class_of(words: list[str], tokenizer: Tokenizer, vectors: Matrix, middle: Matrix) -> Matrix:
    pieces = (tokenizer.encode(w, add_special_tokens=False).ids for w in words)
    return np.mean([scaled((vectors[ids] - middle).mean(0)) for ids in pieces], axis=0)


def scaled(vector: Matrix) -> Matrix:
    return vector / (np.linalg.norm(vector) + 1e-6)


if __name__ == "__main__":
    main()
