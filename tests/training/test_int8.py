"""The shipped models answer alike with and without VNNI: no pair of products saturates.

Without VNNI, ONNX Runtime multiplies bytes with vpmaddubsw, which adds two neighbouring products of
an unsigned activation and a signed weight into 16 bits. Which weights become neighbours depends on
the kernel, so the worst two of each output channel are taken: any pair of it does no worse.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import onnx
import pytest

from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model

CONVOLUTIONS = {Region.FACE: 13, Region.EYES: 8}

Weights = npt.NDArray[np.int8]


def vpmaddubsw(activations: npt.NDArray[np.uint8], weights: Weights) -> npt.NDArray[np.int16]:
    """``(n, 2)`` bytes each to ``(n,)`` sums of two products, saturated to 16 bits (Intel, Software
    Developer's Manual, PMADDUBSW)."""
    assert (activations.dtype, weights.dtype) == (np.uint8, np.int8)
    exact = (activations.astype(np.int32) * weights).sum(axis=1)
    return np.clip(exact, -(2**15), 2**15 - 1).astype(np.int16)


def saturated(weights: Weights) -> npt.NDArray[np.bool_]:
    """For each output channel, whether a pair of its weights can saturate.

    A sum is largest where both activations are 255 and both weights are the largest of the channel,
    and least where they are the smallest; an activation of 0 takes away a weight of the other sign.
    """
    channels = np.sort(weights.reshape(len(weights), -1), axis=1)
    pairs = np.concatenate([channels[:, :2], channels[:, -2:]])
    brightest = np.full(pairs.shape, 255, np.uint8)
    exact = 255 * pairs.astype(np.int32).sum(axis=1)
    return (vpmaddubsw(brightest, pairs) != exact).reshape(2, -1).any(axis=0)


def convolutions(region: Region) -> Iterator[tuple[onnx.NodeProto, Weights, npt.NDArray[np.uint8]]]:
    """Each convolution of a shipped model, its weights as they are stored, and the zero point of
    the activations that it reads."""
    graph = onnx.load(shipped_model(region)).graph
    made_by = {output: node for node in graph.node for output in node.output}
    stored = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    for node in graph.node:
        if node.op_type == "Conv":
            activation, weight = (made_by[name] for name in node.input[:2])
            assert activation.op_type == weight.op_type == "DequantizeLinear", "not quantised"
            assert not stored[weight.input[2]].any(), "weights should have no zero point"
            yield node, stored[weight.input[0]], stored[activation.input[2]]


@pytest.mark.parametrize("region", Region)
def test_no_pair_of_a_shipped_models_weights_saturates(region: Region) -> None:
    found = list(convolutions(region))
    assert len(found) == CONVOLUTIONS[region]
    for node, weights, zero_point in found:
        assert weights.dtype == np.int8, node.name
        assert zero_point.dtype == np.uint8, node.name
        assert abs(weights.astype(int)).max() <= 64, f"{node.name}: more than 7 bits"
        assert not saturated(weights).any(), node.name


@pytest.mark.parametrize("region", Region)
def test_the_same_weights_in_8_bits_would_saturate(region: Region) -> None:
    shares = []
    for node, weights, _ in convolutions(region):
        # As they would be stored without reduce_range, up to rounding: 127 for 64.
        eight_bits = np.round(weights * (127 / 64)).astype(np.int8)
        assert saturated(eight_bits).any(), node.name
        shares.append(saturated(eight_bits).mean())
    assert np.mean(shares) > 0.5


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ((64, 64), 32640),
        ((-64, -64), -32640),
        ((64, 65), 32767),  # 32,895
        ((-64, -65), -32768),  # -32,895
        ((127, 127), 32767),  # 64,770
        ((127, -127), 0),
    ],
)
def test_sixteen_bits_hold_two_products_of_weights_up_to_64(
    weights: tuple[int, int], expected: int
) -> None:
    bright = np.array([[255, 255]], np.uint8)
    assert vpmaddubsw(bright, np.array([weights], np.int8)) == expected
