"""The networks. Each maps ``(n, 48, 48, 1)`` grey values in 0..255 to seven logits."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from emomirror.emotions import EMOTIONS
from emomirror.vision.crop import FACE_SIZE

from .backend import alone
from .recipes import Network

IMAGENET_CONTRAST = 58.0
"""Standard deviation, in grey values, of the pictures that the ImageNet weights were made for."""
SETTLING_PICTURES = 512
"""By which batch normalisations are set before the first epoch."""
FAINTEST_CONTRAST = 8.0
"""Grey values. Pictures with less than this are not stretched further: it would show noise."""

Blocks = tuple[tuple[int, ...], ...]
"""The filters of each convolution of each block."""


class Standardise(layers.Layer):  # type: ignore[misc]
    """Gives each picture mean 0 and the same contrast, a standard deviation of ``contrast``.

    ``LayerNormalization`` does the same sum, but exporters to ONNX cannot read Keras' own.
    """

    def __init__(self, contrast: float, **options: Any) -> None:
        super().__init__(**options)
        self.contrast = contrast

    def get_config(self) -> dict[str, Any]:
        # Keras' own leaves out the name, so that a copy would have another.
        return {**super().get_config(), "contrast": self.contrast}

    def call(self, grey: Any) -> Any:
        mean = ops.mean(grey, axis=(1, 2, 3), keepdims=True)
        variance = ops.mean(ops.square(grey - mean), axis=(1, 2, 3), keepdims=True)
        return self.contrast * (grey - mean) / ops.sqrt(variance + FAINTEST_CONTRAST**2)


def vgg(
    blocks: Blocks,
    *,
    dropout: float = 0.5,
    contrast: float = 1.0,
    pool_last: bool = False,
    hidden: int = 0,
    normalised_from: int | None = None,
    antialiased_from: int = 0,
) -> keras.Model:
    """A VGG (Simonyan & Zisserman, arXiv 1409.1556) for small grey faces.

    It differs from the paper's in three ways. Each picture is standardised by its own mean and
    contrast, so that a dim room is read as a bright one. The last block is not pooled unless asked
    for, so that the classifier still sees where in the face something is. And one small dense
    layer takes the place of the large head.

    Args:
        blocks: what convolutions there are; all but the last block are pooled.
        dropout: share of the features left out in training, 0..1.
        contrast: standard deviation of what the first convolution sees.
        pool_last: whether the last block is pooled as the others are.
        hidden: units of a fully connected layer before the last one; 0: none.
        normalised_from: the first block whose convolutions are followed by batch normalisation
            (Ioffe & Szegedy, arXiv 1502.03167), which ``folded`` takes away again; None: none is.
        antialiased_from: the first block, from 1, that is pooled by ``_antialiased``; 0: none is.
    """
    inputs = layers.Input((FACE_SIZE, FACE_SIZE, 1), dtype="float32", name="grey")
    x = Standardise(contrast, dtype="float32", name="standardise")(inputs)
    for b, block in enumerate(blocks, start=1):
        for c, filters in enumerate(block, start=1):
            x = layers.Conv2D(filters, 3, padding="same", name=f"block{b}_conv{c}",
                              kernel_initializer="he_normal")(x)  # fmt: skip
            if normalised_from is not None and b >= normalised_from:
                # By Keras' 0.99 they lag a hundred steps behind weights that change fast.
                x = layers.BatchNormalization(momentum=0.9, name=f"block{b}_norm{c}")(x)
            x = layers.Activation("relu", name=f"block{b}_relu{c}")(x)
        # Rectified first: only so does quantising fold the rectifier into the convolution.
        if b < len(blocks) or pool_last:
            if 0 < antialiased_from <= b:
                x = _antialiased(x, f"block{b}_pool")
            else:
                x = layers.MaxPooling2D(2, name=f"block{b}_pool")(x)
    x = layers.Flatten(name="features")(x)
    # Of a layer without a seed PyTorch takes random numbers that no run can set.
    x = layers.Dropout(dropout, seed=0, name="dropout")(x)
    if hidden:
        x = layers.Dense(hidden, kernel_initializer="he_normal", activation="relu", name="hidden")(
            x
        )
    # ImageNet's features are large: random first logits would cost the first hundred steps.
    logits = layers.Dense(
        len(EMOTIONS), kernel_initializer="zeros", dtype="float32", name="logits"
    )(x)
    return keras.Model(inputs, logits, name="vgg")


def _antialiased(x: Any, name: str) -> Any:
    """Halves the sides of ``x`` so that a face that moves by one pixel is read nearly alike (Zhang,
    arXiv 1904.11486): the largest of 2x2 at every place, and of these every second mean, weighted
    1 2 1 across and down.

    Two plain means one after the other weigh so, and are no convolution, whose weights a file of
    the network would have to tell from those that were learnt. Zeros around what is rectified
    change no largest value.
    """
    x = layers.ZeroPadding2D(1, name=f"{name}_edge")(x)
    x = layers.MaxPooling2D(2, strides=1, name=f"{name}_max")(x)
    x = layers.AveragePooling2D(2, strides=1, name=f"{name}_mean")(x)
    return layers.AveragePooling2D(2, name=name)(x)


_VGG16: dict[str, Any] = {
    "blocks": ((64, 64), (128, 128), (256,) * 3, (512,) * 3, (512,) * 3),
    "contrast": IMAGENET_CONTRAST,
}
# Half the multiplications of VGG16. Of the first blocks' filters, made for pictures in colour and
# of everything, fewest are missed; multiples of 16 fill a processor's registers.
_THIN: dict[str, Any] = {
    "blocks": ((32, 32), (64, 96), (192,) * 3, (384,) * 3, (384, 384, 512)),
    "contrast": IMAGENET_CONTRAST,
}
NETWORKS: dict[Network, dict[str, Any]] = {
    "plain": {"blocks": ((16,), (32,)), "dropout": 0.0, "pool_last": True, "hidden": 64},
    "draft": {
        "blocks": ((64,), (128,), (256,), (512,), (512,)),
        "pool_last": True,
        "hidden": 256,
    },
    "small": {"blocks": ((32, 32), (64, 64), (128, 128), (192, 192))},
    "vgg16": _VGG16,
    # The first two blocks see the largest pictures, so normalising there takes the most time.
    "vgg16-bn": {**_VGG16, "normalised_from": 3},
    "vgg16-thin": _THIN,
    "vgg16-thin-bn": {**_THIN, "normalised_from": 3},
}
"""What ``vgg`` makes each of. ``plain`` and ``draft`` are the study's first ones, as far as it
tells of them: a small plain network, and five convolutions, each pooled, before dropout, a fully
connected layer and the classifier."""


FOLDED: dict[Network, Network] = {"vgg16-bn": "vgg16", "vgg16-thin-bn": "vgg16-thin"}
"""What a network is without its normalisations; see ``folded``."""
WIDER: dict[Network, Network] = {"vgg16-thin": "vgg16-bn", "vgg16-thin-bn": "vgg16-bn"}
"""Of which a network can be made; see ``thinning.thin``."""


def freeze(network: keras.Model, blocks: int) -> None:
    """Lets the first ``blocks`` blocks of ``network``, made by ``vgg``, keep their weights."""
    frozen = tuple(f"block{block}_" for block in range(1, blocks + 1))
    for layer in network.layers:
        if layer.name.startswith(frozen):
            layer.trainable = False


def settle(network: keras.Model, pictures: np.ndarray) -> None:
    """Sets the batch normalisations of a network, with first weights that were made without, so
    that it answers as if there were none. Those of weights that were made with them are kept.

    ImageNet's features are some forty times as large as what is normalised usually is, and the
    logits that are learnt on them leap about. Where nothing has been learnt on them yet, they are
    brought to a common scale of 1; what each channel counts for, and where it begins, stays.

    Args:
        network: made by ``vgg``, with its first weights.
        pictures: ``(n, 48, 48, 1)``, by the first ``SETTLING_PICTURES`` of which each channel's
            mean and variance are found.
    """
    norms = _normalisations(network)
    if not norms or any((np.asarray(norm.moving_variance) != 1).any() for norm in norms):
        return
    rescaled = not network.get_layer("logits").get_weights()[0].any()
    # Of several processes each does all of it: the others' share of the answers is not to be had.
    with alone():
        copy = keras.models.clone_model(network)
        copy.set_weights(network.get_weights())
        before = keras.Model(copy.input, [norm.input for norm in _normalisations(copy)])
        found = before.predict(pictures[:SETTLING_PICTURES], verbose=0)
    scale = 1.0  # of what a convolution would see, in what it sees
    for norm, values in zip(norms, found, strict=True):
        flat = np.asarray(values, np.float32).reshape(-1, values.shape[-1])
        _, bias = network.get_layer(norm.name.replace("norm", "conv")).get_weights()
        # All but the bias grows and shrinks with what comes in.
        mean, variance = (flat.mean(axis=0) - bias) / scale + bias, flat.var(axis=0) / scale**2
        own = float(np.sqrt(variance.mean())) if rescaled else 1.0
        deviation = np.sqrt(variance + norm.epsilon)
        begin = flat.mean(axis=0) / (scale * own)
        norm.set_weights([deviation / own, begin, mean, variance])
        scale *= own


def folded(network: keras.Model) -> keras.Model:
    """The same network with each batch normalisation drawn into the convolution before it, as it
    answers when it is not trained.

    Args:
        network: made by ``vgg``.
    """
    x = network.input
    for layer in network.layers[1:]:
        if not isinstance(layer, layers.BatchNormalization):
            x = layer.__class__.from_config(layer.get_config())(x)
    plain = keras.Model(network.input, x, name=network.name)
    for layer in network.layers:
        if layer.weights and not isinstance(layer, layers.BatchNormalization):
            plain.get_layer(layer.name).set_weights(layer.get_weights())
    for norm in _normalisations(network):
        convolution = plain.get_layer(norm.name.replace("norm", "conv"))
        kernel, bias = convolution.get_weights()
        gamma, beta, mean, variance = norm.get_weights()
        factor = gamma / np.sqrt(variance + norm.epsilon)
        convolution.set_weights([kernel * factor, (bias - mean) * factor + beta])
    return plain


def has_normalisations(network: keras.Model) -> bool:
    """Whether there are batch normalisations in it that have not been folded away."""
    return bool(_normalisations(network))


def _normalisations(network: keras.Model) -> list[layers.BatchNormalization]:
    return [one for one in network.layers if isinstance(one, layers.BatchNormalization)]
