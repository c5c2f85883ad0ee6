"""The recipes by which models are trained, as values that a run saves beside its weights."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal, get_args

from emomirror.vision.crop import Region

from .data import DataRejected, Labels

if TYPE_CHECKING:
    from collections.abc import Callable

    import keras
    import numpy as np

DtypePolicy = Literal["auto", "float32", "mixed_bfloat16"]
Network = Literal["plain", "draft", "small", "vgg16", "vgg16-bn", "vgg16-thin", "vgg16-thin-bn"]


@dataclass(frozen=True)
class Recipe:
    """All that decides a training but the data and the seed.

    Attributes:
        name: what ``--recipe`` calls it.
        region: which crop the network sees.
        network: which of ``networks.NETWORKS``.
        epochs: passes over Training.
        batch: pictures in a step.
        peak_rate: the one-cycle schedule's highest learning rate.
        init: ``none``, ``imagenet`` (Keras downloads it), or the path of a file; see
            ``first_weights.load_first_weights``.
        labels: see ``data.targets``.
        augment: whether each picture is varied anew in every epoch.
        weight_decay: decoupled, per step, relative to the learning rate.
        label_smoothing: share of the target spread over all seven, 0..1.
        mixing: how much pictures are laid over each other; see ``mixing.mixed``. 0: not at all.
        balance: exponent by which rare emotions weigh more, from 0, all pictures alike, to 1, all
            emotions alike (disgust has 436 pictures, happiness 7,215).
        dtype_policy: Keras' name; ``mixed_bfloat16`` halves the time where hardware has it, and
            ``auto`` takes it there.
        frozen_blocks: how many blocks, from the first, keep their first weights, which are edges
            and shades. Where ``init`` is ``none`` they are none, and all is learnt.
        antialiased_from: see ``networks.vgg``. A network may begin with the weights of one that is
            pooled otherwise.
        aligned: share of Training, 0..1, drawn anew in every epoch, that is shown as
            ``detecting.aligned`` frames it: the mirror shows the network faces like these.
        teacher: paths of models that answer to the very pictures that are trained on; see
            ``teaching.answered``.
        taught: which part of each target is the mean of their answers, 0..1; the rest is the
            label's, smoothed.
        swa: share of the epochs, 0..1, the last ones, at whose ends the weights are averaged (see
            ``swa.WeightMean``), while the learning rate stays what it is when they begin. Where
            they are fewer than two, none are. At most 0.8: in the first fifth the rate rises.
    """

    name: str
    region: Region
    network: Network
    epochs: int
    batch: int
    peak_rate: float
    init: str = "none"
    labels: Labels = "mixed"
    augment: bool = True
    weight_decay: float = 5e-4
    label_smoothing: float = 0.1
    mixing: float = 0.0
    balance: float = 0.3
    dtype_policy: DtypePolicy = "auto"
    frozen_blocks: int = 0
    antialiased_from: int = 0
    aligned: float = 0.0
    teacher: tuple[str, ...] = ()
    taught: float = 0.7
    swa: float = 0.0

    def options(self) -> str:
        """What ``emomirror-train fit`` takes to train by this recipe, as one would type it."""
        own = RECIPES[self.name]
        words = [f"--recipe {self.name}"]
        for field in fields(self):
            value = getattr(self, field.name)
            if value == getattr(own, field.name):
                continue
            option = field.name.replace("_", "-")
            if isinstance(value, tuple):
                words.append(f"--{option} {shlex.join(value)}")
            elif isinstance(value, bool):
                words.append(f"--{option}" if value else f"--no-{option}")
            else:
                words.append(f"--{option} {shlex.quote(str(value))}")
        return " ".join(words)

    def build(
        self,
        *,
        begun: bool = False,
        pictures: np.ndarray | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> keras.Model:
        """The network with its first weights.

        Args:
            begun: other weights are to come, of a run that has begun: first ones are not looked
                for, which need not be there any more.
            pictures: ``(n, 48, 48, 1)`` of Training, by which normalisations are set, and a network
                that is thinner than the one whose weights it begins with is made of that.
            tell: takes lines for people, of how far this is.

        Raises:
            DataRejected: the weights that ``init`` names cannot be had.
        """
        # Here, because a recipe is read to print help, too, and Keras takes seconds to import.
        from .networks import folded, freeze, settle
        from .thinning import thin

        network = self._network(self.network)
        if self.init != "none":
            if not begun:
                first = self._with_first_weights(network, or_wider=pictures is not None)
                if pictures is not None:
                    settle(first, pictures)
                    if first is not network:
                        # Anew, because weights that did not fit may have been taken in part.
                        network = self._network(self.network)
                        thin(folded(first), network, pictures, tell)
                        settle(network, pictures)
            freeze(network, self.frozen_blocks)
        return network

    def find_first_weights(self) -> None:
        """Tells now what ``build`` would tell later.

        Raises:
            DataRejected: the weights that ``init`` names cannot be had.
        """
        if self.init != "none":
            self._with_first_weights(self._network(self.network), or_wider=True)

    def _with_first_weights(self, network: keras.Model, *, or_wider: bool) -> keras.Model:
        """``network`` with the weights that ``init`` names, or the wider one to which they fit."""
        from .first_weights import load_first_weights
        from .networks import WIDER

        try:
            load_first_weights(network, self.init)
        except DataRejected as error:
            if not or_wider or self.network not in WIDER:
                raise
            network = self._network(WIDER[self.network])
            try:
                load_first_weights(network, self.init)
            except DataRejected:
                raise error from None  # it tells of the network that was asked for
        return network

    def _network(self, name: Network) -> keras.Model:
        from .networks import NETWORKS, vgg

        return vgg(**NETWORKS[name], antialiased_from=self.antialiased_from)


def first_draft(name: str, region: Region, network: Network, epochs: int) -> Recipe:
    """As somebody would train who tries a network for the first time: on the labels and the
    pictures as they are."""
    return Recipe(
        name, region, network, epochs, batch=64, peak_rate=0.02,
        labels="fer", augment=False, label_smoothing=0.0, balance=0.0,
    )  # fmt: skip


RECIPES = {
    recipe.name: recipe
    for recipe in (
        first_draft("baseline", Region.FACE, "plain", 12),
        first_draft("eyes", Region.EYES, "plain", 12),
        first_draft("vgg-draft", Region.FACE, "draft", 6),
        Recipe(
            "vgg",
            Region.FACE,
            "vgg16-thin-bn",
            36,
            96,
            0.02,
            init="imagenet",
            labels="fer",
            antialiased_from=3,
            aligned=0.3,
            swa=0.3,
        ),
        Recipe("vgg-eyes", Region.EYES, "small", 16, 96, 0.05),
    )
}
"""The study's four, in its order, and the small VGG by which the program reads eyes."""

CHOICES = {
    "region": tuple(map(str, Region)),
    "network": get_args(Network),
    "labels": get_args(Labels),
    "dtype_policy": get_args(DtypePolicy),
}
"""What may stand where a setting is a word."""
