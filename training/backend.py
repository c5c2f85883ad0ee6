"""What differs between the engines under Keras. Nothing else here knows which one runs."""

from __future__ import annotations

from pathlib import Path

import keras


def prepare() -> None:
    """Sets the engine up for training; call it before the first network is built.

    PyTorch, unlike the others, calculates with denormal numbers, which processors do a hundred
    times slower. Momentum that fades makes millions of them.
    """
    if keras.backend.backend() == "torch":
        import torch

        torch.set_flush_denormal(True)


def fastest_dtype_policy() -> str:
    """``mixed_bfloat16`` where there is a GPU, or PyTorch on a processor that multiplies such
    numbers itself (others do it many times slower); else ``float32``."""
    backend = keras.backend.backend()
    if backend == "torch":
        import torch

        half = torch.cuda.is_available() or _multiplies_bfloat16()
    elif backend == "jax":
        import jax

        half = jax.default_backend() != "cpu"
    else:
        import tensorflow as tf

        half = bool(tf.config.list_physical_devices("GPU"))
    return "mixed_bfloat16" if half else "float32"


def _multiplies_bfloat16() -> bool:
    """As far as the system tells; only Linux does, in a file."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return not {"avx512_bf16", "amx_bf16"}.isdisjoint(told.split())
