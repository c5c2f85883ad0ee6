"""Where a network's first weights come from: an earlier run, an exported model, or ImageNet."""

from __future__ import annotations

import warnings
from pathlib import Path

import h5py
import keras
import numpy as np
from keras import layers

from emomirror.vision.crop import FACE_SIZE

from .calibration import NODE
from .data import DataRejected
from .networks import folded, has_normalisations


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
