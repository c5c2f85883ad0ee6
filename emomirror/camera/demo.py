"""The demo."""

from __future__ import annotations

import numpy as np

from emomirror.camera.frame import Frame
from emomirror.camera.opencv import cv2
from emomirror.camera.pace import Pace
from emomirror.resources import asset_path


class Demo:
    """Stand-in until the script is there."""

    name = "Demo"

    def __init__(self, *, pace: Pace | None = None) -> None:
        self._pace = pace
        self._index = 0
        self._closed = False
        data = np.fromfile(asset_path("demo/collins.png"), np.uint8)
        picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
        assert picture is not None
        big = cv2.resize(picture, (1024, 1024))[:720]
        self._bgr = cv2.copyMakeBorder(big, 0, 0, 128, 128, cv2.BORDER_REPLICATE).astype(np.uint8)

    @property
    def live(self) -> bool:
        return self._pace is not None

    def read(self) -> Frame | None:
        t_s = self._index / 30
        if self._pace is not None:
            self._pace.wait_for(t_s)
        self._index += 1
        return None if self._closed else Frame(self._index - 1, t_s, self._bgr)

    def close(self) -> None:
        self._closed = True
        if self._pace is not None:
            self._pace.stop()
