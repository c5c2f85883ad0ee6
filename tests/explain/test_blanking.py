from __future__ import annotations

import numpy as np
import pytest

from emomirror.explain.blanking import (
    blanked,
    face_areas,
    without_fifth,
    without_random_fifths,
)
from emomirror.explain.fills import Fill, blank
from emomirror.explain.parts import PARTS, FacePart, part_map
from emomirror.explain.regions import Scheme, regions_of
from emomirror.explain.subject import Subject


def test_regions_that_stay_are_untouched_and_others_are_filled(subject: Subject) -> None:
    regions = regions_of(subject, Scheme.GRID)
    masks = np.ones((2, 36), dtype=bool)
    masks[1, 7] = False
    fill = np.zeros((48, 48), np.uint8)
    whole, without = blanked(subject.crop, fill, regions, masks)
    assert (whole == subject.crop).all()
    assert (without[regions == 7] == 0).all()
    assert (without[regions != 7] == subject.crop[regions != 7]).all()


def test_a_fifth_of_the_face_is_taken_in_whole_regions(subject: Subject) -> None:
    regions = regions_of(subject, Scheme.PARTS)
    areas = face_areas(subject, regions)
    for stay in without_random_fifths(areas, np.random.RandomState(3)):
        gone = areas[~stay].sum() / areas.sum()
        assert gone == pytest.approx(0.2, abs=0.02)
    around = part_map(subject) == PARTS.index(FacePart.AROUND)
    assert set(regions[around]) <= set(np.flatnonzero(areas == 0)), "what is around is no face"


def test_the_first_regions_of_an_order_are_taken() -> None:
    areas = np.full(10, 50)
    assert np.flatnonzero(~without_fifth(areas, [4, 2, 0])).tolist() == [2, 4]


@pytest.mark.parametrize("fill", Fill)
def test_a_blank_picture_shows_no_face(subject: Subject, fill: Fill) -> None:
    picture = blank(subject.crop, fill, np.random.RandomState(0))
    assert picture.dtype == np.uint8
    assert picture.shape == (48, 48)
    assert float(picture.mean()) == pytest.approx(float(subject.crop.mean()), abs=12)
