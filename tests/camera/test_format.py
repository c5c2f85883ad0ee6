from __future__ import annotations

import pytest

from emomirror.camera.format import Format


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1280x720", Format((1280, 720), 30)),
        ("1280x720@30", Format()),
        (" 640X480@15 ", Format((640, 480), 15)),
    ],
)
def test_a_format_is_read_as_people_write_it(text: str, meant: Format) -> None:
    assert Format.parse(text) == meant
    assert Format.parse(str(meant)) == meant


@pytest.mark.parametrize(
    "text",
    ["", "640", "640x", "640,480", "-640x480", "0x480", "9999x480", "640x480@", "640x480@0"],
)
def test_what_is_no_format_is_refused_with_what_came(text: str) -> None:
    with pytest.raises(ValueError, match="expected") as told:
        Format.parse(text)
    assert repr(text) in str(told.value)
