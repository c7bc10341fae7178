"""Doctests of the training modules run only where what they need is installed (the ``train`` extra)."""

from importlib.util import find_spec

collect_ignore_glob = [] if all(map(find_spec, ("torch", "onnx", "safetensors"))) else ["*.py"]
