"""Training pictures laid over each other."""

from __future__ import annotations

import numpy as np


def mixed(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray, alpha: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mixes each picture with one drawn from all (mixup; Zhang et al., arXiv 1710.09412), by a
    share from Beta(``alpha``, ``alpha``): a small one leaves most pictures nearly alone.

    The loss of what is returned is the shares' sum of the losses of what was mixed.

    Args:
        x: ``(n, h, w, 1)``, in any unit; its type is kept, rounded where it is one of integers.
        y: ``(n, classes)``, each summing to 1.
        weight: ``(n,)``, what each picture counts.
        alpha: above 0.
        random: draws shares and partners.

    Returns:
        The same three, of the same shapes.
    """
    share = random.beta(alpha, alpha, len(x)).astype(np.float32)
    other = random.permutation(len(x))
    across = share[:, None, None, None]
    pictures = across * x + (1 - across) * x[other]
    if np.issubdtype(x.dtype, np.integer):
        pictures = np.rint(pictures)
    own, others = share * weight, (1 - share) * weight[other]
    whole = own + others
    labels = (own[:, None] * y + others[:, None] * y[other]) / whole[:, None]
    return pictures.astype(x.dtype), labels.astype(y.dtype), whole.astype(weight.dtype)
