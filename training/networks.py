"""The networks. Each maps ``(n, 48, 48, 1)`` grey values in 0..255 to seven logits."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
from keras import layers, ops

from emomirror.emotions import EMOTIONS
from emomirror.vision.crop import FACE_SIZE

from .backend import alone
from .calibration import NODE
from .data import DataRejected
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


def load_first_weights(network: keras.Model, weights: str) -> None:
    """Gives ``network`` the weights of an earlier run or of an exported model, or the convolutions
    of ImageNet's VGG16, whose blocks it must have then.

    Args:
        network: made by ``vgg``.
        weights: ``imagenet`` for Keras' own download, or the path of a file: what a run of the same
            network left, or of the same without its normalisations, the ``.onnx`` that was made of
            one, or VGG16's weights without its top.

    Raises:
        DataRejected: they cannot be downloaded, or do not fit ``network``.
    """
    if weights != "imagenet":
        if Path(weights).name.startswith("checkpoint."):
            raise DataRejected(
                f"{weights} is a run's checkpoint; --init takes the network.weights.h5 that the"
                " run leaves in the end"
            )
        if Path(weights).is_dir():
            raise DataRejected(
                f"{weights} is a folder; --init takes a file, such as the network.weights.h5 of a"
                " finished run"
            )
        if not Path(weights).is_file():
            raise DataRejected(
                f"there is no file {weights}; --init takes none, imagenet, a model, a file of"
                " VGG16's weights, or what a run has left"
            )
        if Path(weights).suffix == ".onnx":
            _load_exported(network, Path(weights))
            return
        # Of what was averaged the normalisations are folded away.
        for alike in (network, folded(network)):
            # Keras leaves out, without a word, what the file has and the network has not.
            if has_normalisations(alike) != _saved_with_normalisations(Path(weights)):
                continue
            try:
                with warnings.catch_warnings():
                    # And where the file lacks something it warns and goes on.
                    warnings.simplefilter("error", UserWarning)
                    alike.load_weights(weights)
            except (OSError, ValueError, UserWarning):
                continue  # another network's, or VGG16's
            for layer in alike.layers:
                if layer.weights:
                    network.get_layer(layer.name).set_weights(layer.get_weights())
            return
    _load_vgg16(network, weights)


def _saved_with_normalisations(weights: Path) -> bool:
    try:
        with h5py.File(weights) as file:
            return any(name.startswith("batch_normalization") for name in file.get("layers", ()))
    except OSError:
        return False


def _load_exported(network: keras.Model, path: Path) -> None:
    try:
        found = exported_weights(path)
        weighted = [one for one in network.layers if isinstance(one, layers.Conv2D | layers.Dense)]
        for layer, (kernel, bias) in zip(weighted, found, strict=True):
            layer.set_weights([kernel, bias])
    except Exception as error:  # protobuf's and NumPy's, as various as damaged files are
        raise DataRejected(
            f"{path} is not a model of this network, as export writes it ({_first_line(error)})"
        ) from error


def exported_weights(path: Path) -> list[tuple[np.ndarray, np.ndarray]]:
    """Reads the weights of a model that ``export`` has written, whether quantized or not, without
    what calibrates it.

    Returns:
        Kernel and bias of each layer from the first to the last, float32, as Keras orders them:
        ``(height, width, from, to)`` or ``(from, to)``, and ``(to,)``.

    Raises:
        Exception: the file is not ONNX; of ``onnx``.
    """
    import onnx

    graph = onnx.load(str(path)).graph
    known = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and set(node.input) <= set(known):
            whole, scale, zero = (known[name] for name in node.input)
            # One scale for each output of a convolution, whose axis is the first.
            shape = (-1,) + (1,) * (whole.ndim - 1)
            known[node.output[0]] = scale.reshape(shape) * (
                whole.astype(np.float32) - zero.astype(np.float32).reshape(shape)
            )
    found: list[tuple[np.ndarray, np.ndarray]] = []
    for node in graph.node:
        constants = [known[name] for name in node.input if name in known]
        if node.op_type in ("Conv", "Gemm", "MatMul") and constants and node.name != NODE:
            kernel = constants[0]
            if any(one.name == "transB" and one.i for one in node.attribute):
                kernel = kernel.T
            if node.op_type == "Conv":
                kernel = kernel.transpose(2, 3, 1, 0)
            bias = constants[1] if len(constants) > 1 else np.zeros(kernel.shape[-1], np.float32)
            found.append((kernel, bias.ravel()))
        # A convolution's bias stands apart where a transposition lies between.
        elif node.op_type == "Add" and found and constants and not found[-1][1].any():
            found[-1] = (found[-1][0], constants[0].ravel())
    return found


def _load_vgg16(network: keras.Model, weights: str) -> None:
    try:
        source = keras.applications.VGG16(
            include_top=False, weights=weights, input_shape=(FACE_SIZE, FACE_SIZE, 3)
        )
    except Exception as error:  # Keras raises bare Exception where a download fails
        raise DataRejected(
            "ImageNet's weights of VGG16 cannot be downloaded; give a file of them by --init,"
            f" or begin from nothing by --init none ({_first_line(error)})"
            if weights == "imagenet"
            else f"{weights} holds neither the weights of VGG16 without its top nor those of a run"
            f" of this network ({_first_line(error)})"
        ) from error
    for layer in source.layers:
        if not isinstance(layer, layers.Conv2D):
            continue
        kernel, bias = layer.get_weights()
        if layer.name == "block1_conv1":
            # A grey picture has three equal channels, so one kernel, their sum, does the same.
            kernel = kernel.sum(axis=2, keepdims=True)
        try:
            network.get_layer(layer.name).set_weights([kernel, bias])
        except ValueError as error:
            raise DataRejected(
                "only networks named vgg16 can begin from the weights of VGG16; give --init none"
            ) from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
