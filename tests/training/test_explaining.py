from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest

from emomirror.camera.frame import Frame
from emomirror.camera.opencv import cv2
from emomirror.explain.measure import variants
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region, crop_face, place
from emomirror.vision.detector import Detector
from emomirror.vision.facts import shipped_model
from emomirror_training.data import DataRejected, Fer2013
from emomirror_training.explaining import as_text, bench_explain, known_faces, panels, shuffled


@pytest.fixture
def data() -> Fer2013:
    """Four blotches in each of the three splits, and a blank row."""
    random = np.random.RandomState(0)
    coarse = random.randint(40, 220, (13, 6, 6)).astype(np.uint8)
    pixels = np.kron(coarse, np.ones((8, 8), np.uint8))
    pixels[12] = 0
    usage = np.array([*[0, 1, 2] * 4, 1], np.uint8)
    return Fer2013(pixels, np.arange(13, dtype=np.uint8) % 7, usage)


@pytest.mark.parametrize("region", Region)
def test_faces_are_rows_of_public_test_and_always_the_same(data: Fer2013, region: Region) -> None:
    classifier = Classifier.load(shipped_model(region))
    known, again = (known_faces(classifier, data, 3) for _ in range(2))
    assert len(known) == 3
    assert all(face.subject.region is region for face in known)
    assert all(face.subject.crop.std() > 0 for face in known)
    for one, other in zip(known, again, strict=True):
        assert (one.subject.crop == other.subject.crop).all()
    assert len(known_faces(classifier, data, 100)) == 4, "the blank row is left out"


def test_a_shuffled_network_answers_differently_but_still_to_faces(
    tmp_path: Path, portrait: Frame, classifier: Classifier
) -> None:
    detector = Detector()
    found = detector.look(portrait.bgr)[0]
    detector.close()
    face = crop_face(portrait.bgr, place(found.box, found.keypoints))
    # On blotches even a trained network is in doubt, and a shuffled one is everywhere.
    faces = np.stack([face, face[:, ::-1], np.roll(face, 4, axis=0), np.roll(face, 4, axis=1)])
    model = shipped_model(Region.FACE)
    onnx.save(shuffled(onnx.load(model), np.random.RandomState(0)), tmp_path / "face.onnx")
    other = Classifier.load(tmp_path / "face.onnx")
    answers = other.scores(faces)
    assert answers.std(axis=0).max() > 1e-4
    assert abs(answers - classifier.scores(faces)).max() > 0.1


def test_the_measurement_of_two_faces(data: Fer2013) -> None:
    result = bench_explain(
        shipped_model(Region.FACE), data, faces=2, samples=150, variants=variants(scheme="grid")
    )
    assert result["shuffled"]["faces"] == 2
    assert abs(result["shuffled"]["agreement"]) < 0.5, "of the same, it would be about 0.8"
    assert "weights shuffled" in as_text(result)


def test_rows_are_drawn_below_one_another(data: Fer2013) -> None:
    model = shipped_model(Region.FACE)
    one, two = (
        cv2.imdecode(np.frombuffer(panels(model, data, rows, 150), np.uint8), cv2.IMREAD_COLOR)
        for rows in ([3], [3, 11])
    )
    assert two.shape[0] == 2 * one.shape[0]
    assert two.shape[1] == one.shape[1]
    # Both show their crop at the left; the page is white elsewhere.
    assert all((half < 250).mean() > 0.2 for half in np.split(two, 2))


def test_a_row_that_is_not_there_is_told(data: Fer2013) -> None:
    with pytest.raises(DataRejected, match="0 to 12; got 13"):
        panels(shipped_model(Region.FACE), data, [13], 150)
