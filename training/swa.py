"""One network from the last epochs of a training: the mean of their weights.

At a rate that stays, weights go round the bottom of a valley which they never reach; their mean
lies in it, and often where it is wider (stochastic weight averaging; Izmailov et al., arXiv
1803.05407).
"""

from __future__ import annotations

from pathlib import Path

import h5py
import keras
import numpy as np

from .networks import has_normalisations

GROUP = "emomirror_swa"
"""Where a checkpoint keeps the mean, beside the weights that go on."""
BATCH = 64
"""Pictures in a step by which normalisations come to know the mean's statistics."""


def copied_weights(network: keras.Model) -> list[np.ndarray]:
    """The weights of ``network``; those that PyTorch gives out go on to change with it."""
    return [np.array(one) for one in network.get_weights()]


class WeightMean:
    """The mean of a network's weights, of as many epochs as were added.

    Args:
        network: made by ``networks.vgg``.
        pictures: ``(n, 48, 48, 1)`` of Training, by which the mean's normalisations are measured:
            what they knew is that of weights which vary more.
    """

    def __init__(self, network: keras.Model, pictures: np.ndarray) -> None:
        self._network, self._pictures = network, pictures
        self._mean: list[np.ndarray] = []
        self._epochs = 0

    def add(self) -> None:
        """Counts the network's weights, as they are now, as one epoch's."""
        self._epochs += 1
        now = copied_weights(self._network)
        if not self._mean:
            self._mean = now
        else:
            for mean, one in zip(self._mean, now, strict=True):
                mean += (one - mean) / self._epochs

    def take(self) -> None:
        """Gives the network the mean, and its normalisations their statistics.

        In training mode alone do they learn them, so it is trained, at a rate of zero.
        """
        self._network.set_weights(self._mean)
        if not has_normalisations(self._network):
            return
        idle = keras.Sequential([keras.layers.Input(self._network.input_shape[1:]), self._network])
        idle.compile(
            optimizer=keras.optimizers.SGD(0.0),
            loss=keras.losses.CategoricalCrossentropy(from_logits=True),
        )
        nothing = np.zeros((len(self._pictures), *self._network.output_shape[1:]), np.float32)
        idle.fit(self._pictures, nothing, batch_size=BATCH, shuffle=False, verbose=0)

    def save(self, checkpoint: Path) -> None:
        """Adds the mean to a checkpoint that Keras has written."""
        with h5py.File(checkpoint, "r+") as file:
            group = file.create_group(GROUP)
            group.attrs["epochs"] = self._epochs
            for number, weights in enumerate(self._mean):
                group[str(number)] = weights

    def load(self, checkpoint: Path) -> None:
        """Goes on from where ``save`` was called.

        Raises:
            KeyError: there is no mean in it.
            OSError: the file is damaged.
            ValueError: the mean is another network's.
        """
        with h5py.File(checkpoint) as file:
            group = file[GROUP]
            mean = [np.asarray(group[str(number)]) for number in range(len(group))]
            epochs = int(group.attrs["epochs"])
        if [one.shape for one in mean] != [one.shape for one in self._network.get_weights()]:
            raise ValueError("the mean of the last epochs is another network's")
        self._mean, self._epochs = mean, epochs
