from __future__ import annotations

import numpy as np
import pytest

from emomirror.explain.parts import PARTS, FacePart, part_map
from emomirror.explain.regions import Scheme, regions_of
from emomirror.explain.subject import Subject, average_points, subject_of
from emomirror.vision.crop import Region
from emomirror.vision.observation import Face


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("scheme", Scheme)
def test_every_pixel_has_a_region_and_every_label_is_used(
    face: Face, scheme: Scheme, region: Region
) -> None:
    labels = regions_of(subject_of(face, region), scheme)
    assert labels.shape == (48, 48)
    assert (np.unique(labels) == np.arange(labels.max() + 1)).all()


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("scheme", [Scheme.GRID, Scheme.PARTS])
def test_there_are_at_least_30_regions(subject: Subject, scheme: Scheme, region: Region) -> None:
    average = Subject(subject.crop, region, average_points(region))
    assert regions_of(average, scheme).max() + 1 >= 30


def test_superpixels_are_about_as_many_as_a_grid_has(subject: Subject) -> None:
    assert 25 <= regions_of(subject, Scheme.SUPERPIXELS).max() + 1 <= 45


def test_regions_of_the_face_are_of_similar_area_and_of_one_part(subject: Subject) -> None:
    labels, part = regions_of(subject, Scheme.PARTS), part_map(subject)
    around = PARTS.index(FacePart.AROUND)
    areas = np.bincount(labels[part != around])
    areas = areas[areas > 0]
    assert areas.max() <= 2 * areas.min()
    for label in range(labels.max() + 1):
        assert len(np.unique(part[labels == label])) == 1
