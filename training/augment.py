"""Training pictures varied as a live camera varies them, on whatever device trains."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


class FaceAugment(keras.layers.Layer):  # type: ignore[misc]
    """Flips, turns, moves, zooms, lights, blurs and partly covers faces, each one differently.

    Input and output are ``(n, h, w, 1)`` float32, grey values of 0..255, which noise may leave by
    some. Only one resampling is done for all of the geometry, so that pictures of 48x48 stay sharp.
    Does nothing outside training.

    Args:
        turn_deg: standard deviation of the turn. A live crop is level, but FER-2013 is not.
        shift: largest move, as a part of the side.
        zoom: largest zoom in or out, as a part of the side.
        erase: probability that a rectangle is covered.
        seed: the first state of the layer's random numbers.
    """

    def __init__(
        self,
        *,
        turn_deg: float = 8.0,
        shift: float = 0.08,
        zoom: float = 0.15,
        erase: float = 0.3,
        seed: int = 0,
    ) -> None:
        super().__init__(dtype="float32", name="augment")
        self.turn = turn_deg * 3.14159265 / 180
        self.shift, self.zoom, self.erase = shift, zoom, erase
        self.random = keras.random.SeedGenerator(seed)

    def call(self, images: Any, training: bool = False) -> Any:
        if not training:
            return images
        images = self._geometry(images)
        images = self._blur(images)
        images = self._light(images)
        return self._cover(images)

    def _uniform(self, shape: tuple[Any, ...], low: float, high: float) -> Any:
        return keras.random.uniform(shape, low, high, dtype="float32", seed=self.random)

    def _geometry(self, images: Any) -> Any:
        n, h, w, _ = ops.shape(images)
        angle = keras.random.normal((n,), 0.0, self.turn, dtype="float32", seed=self.random)
        scale = 1.0 + self._uniform((n,), -self.zoom, self.zoom)
        flip = ops.where(self._uniform((n,), 0.0, 1.0) < 0.5, -1.0, 1.0)
        a, b = ops.cos(angle) * scale, ops.sin(angle) * scale
        # Output (x, y) reads input (a0 x + a1 y + a2, b0 x + b1 y + b2), about the centre.
        cx, cy = (w - 1) / 2, (h - 1) / 2
        a0, a1 = a * flip, -b
        b0, b1 = b * flip, a
        a2 = cx - a0 * cx - a1 * cy + self._uniform((n,), -self.shift, self.shift) * w
        b2 = cy - b0 * cx - b1 * cy + self._uniform((n,), -self.shift, self.shift) * h
        zero = ops.zeros_like(a0)
        return ops.image.affine_transform(
            images,
            ops.stack([a0, a1, a2, b0, b1, b2, zero, zero], axis=1),
            interpolation="bilinear",
            fill_mode="nearest",
            data_format="channels_last",
        )

    def _blur(self, images: Any) -> Any:
        n = ops.shape(images)[0]
        soft = ops.average_pool(images, 3, 1, padding="same", data_format="channels_last")
        share = ops.maximum(self._uniform((n, 1, 1, 1), -1.0, 0.9), 0.0)
        return images + share * (soft - images)

    def _light(self, images: Any) -> Any:
        """Light from one side, a bent tone curve, and the noise of a sensor in the dark."""
        n, h, w, _ = ops.shape(images)
        x = ops.reshape(ops.linspace(-1.0, 1.0, w), (1, 1, w, 1))
        y = ops.reshape(ops.linspace(-1.0, 1.0, h), (1, h, 1, 1))
        side = self._uniform((n, 1, 1, 1), -0.35, 0.35)
        above = self._uniform((n, 1, 1, 1), -0.25, 0.25)
        lit = ops.clip(images * (1.0 + side * x + above * y), 0.0, 255.0)
        gamma = ops.exp(self._uniform((n, 1, 1, 1), -0.35, 0.35))
        bent = 255.0 * ops.power(ops.maximum(lit, 0.01) / 255.0, gamma)
        noise = keras.random.normal(ops.shape(images), 0.0, 1.0, dtype="float32", seed=self.random)
        return bent + noise * self._uniform((n, 1, 1, 1), 0.0, 6.0)

    def _cover(self, images: Any) -> Any:
        n, h, w, _ = ops.shape(images)
        height = self._uniform((n, 1, 1, 1), 0.15, 0.4) * h
        width = self._uniform((n, 1, 1, 1), 0.15, 0.4) * w
        top = self._uniform((n, 1, 1, 1), 0.0, 1.0) * (h - height)
        left = self._uniform((n, 1, 1, 1), 0.0, 1.0) * (w - width)
        y = ops.reshape(ops.arange(h, dtype="float32"), (1, h, 1, 1))
        x = ops.reshape(ops.arange(w, dtype="float32"), (1, 1, w, 1))
        inside = (y >= top) & (y < top + height) & (x >= left) & (x < left + width)
        inside = inside & (self._uniform((n, 1, 1, 1), 0.0, 1.0) < self.erase)
        return ops.where(inside, self._uniform((n, 1, 1, 1), 0.0, 255.0), images)
