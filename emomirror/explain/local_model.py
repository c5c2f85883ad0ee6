"""LIME, as the ``lime`` package does it, with sampling that fits small grey faces.

Ribeiro, Singh, Guestrin: "Why Should I Trust You?", 2016, arXiv 1602.04938. Importing ``lime``
takes a second and 100 MB: only what explains imports this module, and when it does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from lime.lime_image import LimeImageExplainer
from sklearn.linear_model import Ridge

from .blanking import blanked

BATCH = 16
"""Pictures that the network reads at once: who cancels waits for one batch, 15 to 80 ms. Of more,
one takes hardly less time, and all of them more memory."""
KERNEL_WIDTH = 0.25
"""``lime``'s own: with half the regions blanked, a sample counts 0.5. Half as wide, seeds agree
less; wider, what counts most is rather less what the network minds to lose."""
RIDGE = 1.0
"""Likewise ``lime``'s own. From 0.01 to 20 it changes next to nothing."""


class LocalModel(NamedTuple):
    """A linear model of the network around one face.

    Attributes:
        weights: ``(n,)`` float64, what each region adds to the explained quantity when it is there.
        r2: how much of the quantity's variance it explains, weighted by the kernel, up to 1.
    """

    weights: npt.NDArray[np.float64]
    r2: float


class FaceLime(LimeImageExplainer):  # type: ignore[misc]  # lime has no types
    """``lime``'s explainer of images, for uint8 grey pictures and the program's classifier."""

    def __init__(self, random: np.random.RandomState) -> None:
        super().__init__(kernel_width=KERNEL_WIDTH, feature_selection="none", random_state=random)

    def data_labels(
        self,
        image: npt.NDArray[np.uint8],
        fudged_image: npt.NDArray[np.uint8],
        segments: npt.NDArray[np.intp],
        classifier_fn: Callable[[npt.NDArray[np.uint8]], npt.NDArray[np.float32]],
        num_samples: int,
        batch_size: int = BATCH,
    ) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float32]]:
        """Asks about ``num_samples`` blanked pictures, an even number.

        They come in pairs that are each other's opposite: what one of the two blanks, the other
        shows. What two regions do together then adds nothing to what each seems to do alone: on
        16 rows of PublicTest, 512 samples rank the regions alike between seeds by 0.88, in place
        of 0.84 without pairs.

        Returns:
            ``(k, n)`` masks and ``(k, 7)`` answers.
        """
        count = int(segments.max()) + 1
        one = self.random_state.randint(0, 2, (num_samples // 2, count)).astype(bool)
        masks = np.stack([one, ~one], axis=1).reshape(-1, count)
        answers = [
            classifier_fn(blanked(image, fudged_image, segments, masks[i : i + batch_size]))
            for i in range(0, len(masks), batch_size)
        ]
        return masks, np.concatenate(answers)


def fitted(
    lime: FaceLime, masks: npt.NDArray[np.bool_], values: npt.NDArray[np.float64]
) -> LocalModel:
    """Fits ``lime``'s local model.

    Args:
        masks: ``(k, n)`` bool; the untouched picture, all True, comes first.
        values: ``(k,)``, the explained quantity of each.
    """
    # The cosine distance from the untouched picture, of which each region is there.
    distances = 1 - np.sqrt(masks.mean(axis=1))
    _, weights, r2, _ = lime.base.explain_instance_with_data(
        masks.astype(np.float64),
        values[:, np.newaxis],
        distances,
        label=0,
        num_features=masks.shape[1],
        feature_selection="none",
        model_regressor=Ridge(alpha=RIDGE, solver="cholesky"),
    )
    by_region = np.zeros(masks.shape[1])
    for region, weight in weights:
        by_region[region] = weight
    return LocalModel(by_region, float(r2))
