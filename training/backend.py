"""What differs between the engines under Keras. Nothing else here knows which one runs."""

from __future__ import annotations

import keras


def prepare() -> None:
    """Sets the engine up for training; call it before the first network is built.

    PyTorch, unlike the others, calculates with denormal numbers, which processors do a hundred
    times slower. Momentum that fades makes millions of them.
    """
    if keras.backend.backend() == "torch":
        import torch

        torch.set_flush_denormal(True)
