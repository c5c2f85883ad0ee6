"""What stands where a region is blanked."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2

BLUR = 6.0
"""Standard deviation in pixels of 48: an eye is 10 wide, a mouth 16."""


class Fill(StrEnum):
    """A picture from which blanked regions are taken."""

    MEAN = "mean"
    BLUR = "blur"
    NOISE = "noise"


DEFAULT_FILL = Fill.BLUR


def blank(
    crop: npt.NDArray[np.uint8], fill: Fill, random: np.random.RandomState
) -> npt.NDArray[np.uint8]:
    """The crop with nothing left to see.

    Args:
        crop: ``(48, 48)`` uint8.
        fill: the crop's mean grey; the crop blurred until no part can be made out; or noise with
            the crop's mean and standard deviation.
        random: where noise comes from.

    Returns:
        ``(48, 48)`` uint8.
    """
    match fill:
        case Fill.MEAN:
            return np.full_like(crop, round(float(crop.mean())))
        case Fill.BLUR:
            blurred = cv2.GaussianBlur(crop, (0, 0), BLUR, borderType=cv2.BORDER_REPLICATE)
            return np.asarray(blurred, dtype=np.uint8)
        case Fill.NOISE:
            noise = random.normal(crop.mean(), crop.std(), crop.shape)
            return np.clip(np.rint(noise), 0, 255).astype(np.uint8)
