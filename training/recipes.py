"""The recipes by which models are trained, as values that a run saves beside its weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import keras

from emomirror.vision.crop import Region

from .data import Labels
from .networks import IMAGENET_CONTRAST, SMALL_BLOCKS, VGG16_BLOCKS, load_imagenet, vgg


@dataclass(frozen=True)
class Recipe:
    """All that decides a training but the data and the seed.

    Attributes:
        name: what ``--recipe`` calls it.
        region: which crop the network sees.
        network: which of the networks.
        init: ``none``, ``imagenet`` (Keras downloads it), or the path of a weights file.
        labels: see ``data.targets``.
        epochs: passes over Training.
        batch: pictures in a step.
        peak_rate: the one-cycle schedule's highest learning rate.
        weight_decay: decoupled, per step, relative to the learning rate.
        label_smoothing: share of the target spread over all seven.
        balance: exponent by which rare emotions weigh more, from 0, all pictures alike, to 1, all
            emotions alike (disgust has 436 pictures, happiness 7,215).
        dtype_policy: Keras' name; ``mixed_bfloat16`` halves the time where hardware has it.
    """

    name: str
    region: Region
    network: Literal["vgg16", "small"]
    init: str
    labels: Labels
    epochs: int
    batch: int
    peak_rate: float
    weight_decay: float = 5e-4
    label_smoothing: float = 0.1
    balance: float = 0.3
    dtype_policy: str = "float32"

    def build(self) -> keras.Model:
        """The network with its first weights."""
        if self.network == "small":
            return vgg(SMALL_BLOCKS)
        network = vgg(VGG16_BLOCKS, contrast=IMAGENET_CONTRAST)
        if self.init != "none":
            load_imagenet(network, self.init)
        return network


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe("vgg", Region.FACE, "vgg16", "imagenet", "mixed", 14, 96, 0.02,
               dtype_policy="mixed_bfloat16"),
        Recipe("eyes", Region.EYES, "small", "none", "mixed", 16, 96, 0.05,
               dtype_policy="mixed_bfloat16"),
    )
}  # fmt: skip
