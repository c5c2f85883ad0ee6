"""A narrower network from a wide one that was trained: the same layers with fewer filters.

Layer by layer, those filters are given up without which the next convolution's outputs, over real
pictures, can best be had from the others, and its weights are fitted anew to give them (He et al.,
arXiv 1707.06168). What it costs to give one up is what remains after that fitting (optimal brain
surgeon, Hassibi & Stork 1993, for all weights of a filter together).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import keras
import numpy as np

from .backend import alone

PICTURES = 2048
"""That are looked at: where a layer sees 3x3 places, four for each weight of an output."""
PLACES = 4
"""That are looked at for each weight of an output, where pictures have as many."""
RIDGE = 1e-4
"""Added to an input's variance, as a share of it and of the mean of all: many are nearly alike."""
NOTHING = 1e-12
"""Added besides, and taken for no variance: there may be layers no filter of which answers."""
STEPS = 6
"""In which filters are given up: what one costs depends on which of the others are still there."""
BATCH = 128
LARGEST = np.finfo(np.float16).max


def thin(
    wide: keras.Model,
    narrow: keras.Model,
    pictures: np.ndarray,
    tell: Callable[[str], None] | None = None,
) -> list[float]:
    """Gives ``narrow`` the weights with which it answers most like ``wide``.

    Args:
        wide: made by ``networks.vgg``, without normalisations, trained.
        narrow: made by it with the same layers, of which all but the last convolution may have
            fewer filters. Its normalisations are left as they are; see ``networks.settle``.
        pictures: ``(n, 48, 48, 1)``, of which the first ``PICTURES`` are looked at.
        tell: takes lines for people, of how far this is.

    Returns:
        For each convolution after the first, the share of its outputs' variance, 0..1, that is
        not had any more, over the places that were looked at.
    """
    names = [one.name for one in wide.layers if isinstance(one, keras.layers.Conv2D)]
    weights = {one.name: one.get_weights() for one in wide.layers if one.weights}
    random = np.random.default_rng(0)
    # What a layer sees in either network. Half precision halves a gigabyte and is exact enough.
    before = after = np.asarray(pictures[:PICTURES], np.float16)
    losses = []
    for name, following in pairwise(names):
        # Of several processes each does all of it, rather than its share of every layer's rows.
        with alone():
            before = _through(wide, name, following, wide.get_layer(name).get_weights(), before)
            after = _through(wide, name, following, weights[name], after)
        sums = _Sums.over(after, before, wide.get_layer(following), random)
        kept = sums.choose(narrow.get_layer(name).filters)
        kernel, bias, lost = sums.fitted(kept)
        losses.append(lost)
        if tell is not None:
            tell(f"first weights thinned: layer {len(losses)} of {len(names) - 1}")
        after = after[..., kept]
        weights[name] = [values[..., kept] for values in weights[name]]
        weights[following] = [kernel, bias]
    for name, values in weights.items():
        narrow.get_layer(name).set_weights(values)
    return losses


def _through(
    wide: keras.Model, name: str, following: str, weights: list[np.ndarray], seen: np.ndarray
) -> np.ndarray:
    """What the convolution ``following`` sees, where the one before it, ``name``, sees ``seen`` and
    has ``weights``."""
    layers = [one.name for one in wide.layers]
    inputs = x = keras.layers.Input(seen.shape[1:])
    # Standardising comes before the first convolution.
    first = 1 if seen.shape[1:] == wide.input_shape[1:] else layers.index(name)
    for layer in wide.layers[first : layers.index(following)]:
        x = layer.__class__.from_config({**layer.get_config(), "dtype": "float32"})(x)
    part = keras.Model(inputs, x)
    part.get_layer(name).set_weights(weights)
    found = np.empty((len(seen), *part.output_shape[1:]), np.float16)
    for rows in _batches(len(seen)):
        answers = part.predict_on_batch(seen[rows].astype(np.float32))
        found[rows] = np.minimum(answers, LARGEST)
    return found


def _batches(rows: int) -> Iterator[slice]:
    return (slice(start, start + BATCH) for start in range(0, rows, BATCH))


@dataclass(frozen=True)
class _Sums:
    """What it takes to fit the outputs of a 3x3 convolution by its inputs: means over places, from
    each value its own mean taken off.

    Attributes:
        xx: ``(9 c, 9 c)`` products of inputs, the nine of a channel beside each other.
        xy: ``(9 c, m)`` of inputs and outputs.
        yy: the sum of the outputs' variances.
        x: ``(9 c,)`` means.
        y: ``(m,)`` means.
    """

    xx: np.ndarray
    xy: np.ndarray
    yy: float
    x: np.ndarray
    y: np.ndarray

    @classmethod
    def over(
        cls,
        seen: np.ndarray,
        seen_before: np.ndarray,
        convolution: keras.layers.Conv2D,
        random: np.random.Generator,
    ) -> _Sums:
        """Of places drawn at random, as many in each picture.

        Args:
            seen: ``(n, height, width, c)``, by which is to be fitted.
            seen_before: the same, which ``convolution`` makes the wanted outputs of.
        """
        kernel, bias = convolution.get_weights()
        matrix = kernel.transpose(2, 0, 1, 3).reshape(-1, kernel.shape[-1])
        size = 9 * seen.shape[-1]
        there = seen.shape[1] * seen.shape[2]
        each = min(max(4, -(-PLACES * size // len(seen))), there)
        xx, xy = np.zeros((size, size)), np.zeros((size, len(bias)))
        x, y, yy = np.zeros(size), np.zeros(len(bias)), 0.0
        rows = len(seen) * each
        for batch in _batches(len(seen)):
            count = len(seen[batch])
            # None of them twice.
            places = random.random((count, there)).argsort(axis=1)[:, :each].ravel()
            at = (np.arange(count).repeat(each), *divmod(places, seen.shape[2]))
            inputs = _around(seen[batch], at)
            outputs = _around(seen_before[batch], at) @ matrix + bias
            xx += inputs.T @ inputs
            xy += inputs.T @ outputs
            yy += float(np.square(outputs).sum())
            x += inputs.sum(axis=0)
            y += outputs.sum(axis=0)
        x, y = x / rows, y / rows
        return cls(
            xx / rows - np.outer(x, x),
            xy / rows - np.outer(x, y),
            yy / rows - float(np.square(y).sum()),
            x,
            y,
        )

    def choose(self, wanted: int) -> np.ndarray:
        """The ``wanted`` channels, in their order, by which the outputs are had best."""
        kept = np.arange(len(self.x) // 9)
        for left in range(STEPS - 1, -1, -1):
            count = wanted + (len(kept) - wanted) * left // (left + 1)
            inverse = np.linalg.inv(self._among(kept))
            solved = (inverse @ self.xy[_nine(kept)]).reshape(len(kept), 9, -1)
            each = np.arange(len(kept))
            own = inverse.reshape(len(kept), 9, len(kept), 9)[each, :, each]
            costs = (solved * np.linalg.solve(own, solved)).sum(axis=(1, 2))
            kept = np.sort(kept[np.argsort(-costs, kind="stable")[:count]])
        return kept

    def fitted(self, kept: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
        """The kernel ``(3, 3, c, m)`` and the bias ``(m,)`` by which these channels give the
        outputs best, and the share of their variance that is not had."""
        nine = _nine(kept)
        solved = np.linalg.solve(self._among(kept), self.xy[nine])
        had = float((solved * (2 * self.xy[nine] - self.xx[np.ix_(nine, nine)] @ solved)).sum())
        kernel = solved.reshape(len(kept), 3, 3, -1).transpose(1, 2, 0, 3)
        bias = self.y - self.x[nine] @ solved
        lost = max(0.0, 1 - had / self.yy) if self.yy > NOTHING else 0.0
        return kernel.astype(np.float32), bias.astype(np.float32), lost

    def _among(self, kept: np.ndarray) -> np.ndarray:
        """Products of these channels, with which equations can be solved also where two of them are
        alike or one says nothing."""
        among: np.ndarray = self.xx[np.ix_(_nine(kept), _nine(kept))]
        diagonal = np.diag(among)
        among[np.diag_indices_from(among)] += RIDGE * (diagonal + diagonal.mean()) + NOTHING
        return among


def _nine(channels: np.ndarray) -> np.ndarray:
    """Where the nine inputs of each channel stand."""
    found: np.ndarray = (9 * channels[:, np.newaxis] + np.arange(9)).ravel()
    return found


def _around(seen: np.ndarray, at: tuple[np.ndarray, ...]) -> np.ndarray:
    """What a convolution sees at each place, ``(places, 9 c)`` float32."""
    padded = np.pad(seen, ((0, 0), (1, 1), (1, 1), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(1, 2))
    found: np.ndarray = windows[at].reshape(len(at[0]), -1).astype(np.float32)
    return found
