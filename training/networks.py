"""The networks. Each maps ``(n, 48, 48, 1)`` grey values in 0..255 to seven logits."""

from __future__ import annotations

from typing import Any

import keras
from keras import layers, ops

from emomirror.emotions import EMOTIONS
from emomirror.vision.crop import FACE_SIZE

VGG16_BLOCKS = ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))
SMALL_BLOCKS = ((32, 2), (64, 2), (128, 2), (192, 2))

IMAGENET_CONTRAST = 58.0
"""Standard deviation, in grey values, of the pictures that the ImageNet weights were made for."""
FAINTEST_CONTRAST = 8.0
"""Grey values. Pictures with less than this are not stretched further: it would show noise."""


class Standardise(layers.Layer):  # type: ignore[misc]
    """Gives each picture mean 0 and the same contrast, a standard deviation of ``contrast``.

    ``LayerNormalization`` does the same sum, but exporters to ONNX cannot read Keras' own.
    """

    def __init__(self, contrast: float, **options: Any) -> None:
        super().__init__(**options)
        self.contrast = contrast

    def call(self, grey: Any) -> Any:
        mean = ops.mean(grey, axis=(1, 2, 3), keepdims=True)
        variance = ops.mean(ops.square(grey - mean), axis=(1, 2, 3), keepdims=True)
        return self.contrast * (grey - mean) / ops.sqrt(variance + FAINTEST_CONTRAST**2)


def vgg(
    blocks: tuple[tuple[int, int], ...] = VGG16_BLOCKS,
    dropout: float = 0.5,
    contrast: float = 1.0,
) -> keras.Model:
    """A VGG (Simonyan & Zisserman, arXiv 1409.1556) for small grey faces.

    It differs from the paper's in three ways. Each picture is standardised by its own mean and
    contrast, so that a dim room is read as a bright one. The last block is not pooled, so that
    the classifier still sees where in the face something is. And one small dense layer takes
    the place of the large head.

    Args:
        blocks: filters and number of convolutions of each block.
        dropout: share of the features left out in training.
        contrast: standard deviation of what the first convolution sees.
    """
    inputs = layers.Input((FACE_SIZE, FACE_SIZE, 1), dtype="float32", name="grey")
    x = Standardise(contrast, dtype="float32", name="standardise")(inputs)
    for b, (filters, depth) in enumerate(blocks, start=1):
        for c in range(1, depth + 1):
            x = layers.Conv2D(filters, 3, padding="same", name=f"block{b}_conv{c}",
                              kernel_initializer="he_normal")(x)  # fmt: skip
            x = layers.Activation("relu", name=f"block{b}_relu{c}")(x)
        # Rectified first: only so does quantising fold the rectifier into the convolution.
        if b < len(blocks):
            x = layers.MaxPooling2D(2, name=f"block{b}_pool")(x)
    x = layers.Flatten(name="features")(x)
    x = layers.Dropout(dropout, name="dropout")(x)
    # ImageNet's features are large: random first logits would cost the first hundred steps.
    logits = layers.Dense(
        len(EMOTIONS), kernel_initializer="zeros", dtype="float32", name="logits"
    )(x)
    return keras.Model(inputs, logits, name="vgg")


def load_imagenet(network: keras.Model, weights: str) -> None:
    """Copies the convolutions of ImageNet's VGG16 into ``network``, which must have its blocks.

    Args:
        network: made by ``vgg`` with ``VGG16_BLOCKS``.
        weights: ``imagenet`` for Keras' own download, or the path of a file of them.
    """
    source = keras.applications.VGG16(
        include_top=False, weights=weights, input_shape=(FACE_SIZE, FACE_SIZE, 3)
    )
    for layer in source.layers:
        if not isinstance(layer, layers.Conv2D):
            continue
        kernel, bias = layer.get_weights()
        if layer.name == "block1_conv1":
            # A grey picture has three equal channels, so one kernel, their sum, does the same.
            kernel = kernel.sum(axis=2, keepdims=True)
        network.get_layer(layer.name).set_weights([kernel, bias])
