from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emomirror_training.data import DataRejected, Fer2013, Usage, load, targets, trainable

PIXELS = " ".join(str(i % 251) for i in range(48 * 48))


def write(folder: Path, *rows: str, header: str = "emotion,pixels,Usage") -> Path:
    path = folder / "fer2013.csv"
    path.write_text("\n".join([header, *rows]) + "\n")
    return path


@pytest.fixture
def csv_path(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        f"0,{PIXELS},Training",
        f"6,{PIXELS},PublicTest",
        f"3,{PIXELS},PrivateTest",
    )


def test_the_challenges_csv_is_read_row_by_row(csv_path: Path) -> None:
    data = load(csv_path)
    assert data.emotion.tolist() == [0, 6, 3]
    assert data.usage.tolist() == [0, 1, 2]
    assert data.pixels[1, 0, :3].tolist() == [0, 1, 2]
    assert data.pixels[1, 5, 11] == (5 * 48 + 11) % 251
    assert load(csv_path.parent).sha256() == data.sha256()


def test_ferplus_beside_the_csv_is_taken_along(csv_path: Path) -> None:
    rows = ["Usage,name," + ",".join("abcdefghij")] + ["T,x," + ",".join("1234500000")] * 3
    (csv_path.parent / "fer2013new.csv").write_text("\n".join(rows))
    votes = load(csv_path).votes
    assert votes is not None
    assert votes[2].tolist() == [1, 2, 3, 4, 5, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (f"0,{PIXELS} 7,Training", "line 2"),
        (f"0,{PIXELS[:-4]},Training", "line 2"),
        ("0,,Training", "line 2"),
        (f"happy,{PIXELS},Training", "line 2"),
        (f"9,{PIXELS},Training", "labels 0 to 6"),
        (f"0,{PIXELS.replace('250', '300')},Training", "line 2"),
        (f"0,{PIXELS},Testing", "line 2"),
        (f"0,{PIXELS},Training", "no rows of PublicTest, PrivateTest"),
    ],
)
def test_a_damaged_csv_is_refused_with_what_and_where(
    tmp_path: Path, row: str, complaint: str
) -> None:
    with pytest.raises(DataRejected, match=complaint):
        load(write(tmp_path, row))


def test_other_columns_and_no_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRejected, match="should have columns"):
        load(write(tmp_path, header="label,pixels"))
    with pytest.raises(DataRejected, match="has no rows"):
        load(write(tmp_path))


@pytest.mark.parametrize("name", ["none.csv", "damaged.npz"])
def test_missing_and_damaged_files_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "damaged.npz").write_bytes(b"PK\x03\x04 half a file")
    with pytest.raises(DataRejected, match=name):
        load(tmp_path / name)


def voted(**votes: list[int]) -> Fer2013:
    rows = np.array(list(votes.values()), np.uint8)
    n = len(rows)
    pixels = np.arange(n * 48 * 48, dtype=np.uint8).reshape(n, 48, 48)
    zeros = np.zeros(n, np.uint8)
    return Fer2013(pixels, zeros, zeros + Usage.TRAINING, rows)


def test_mixed_targets_are_distributions_that_keep_the_challenges_answer() -> None:
    data = voted(happy=[0, 10, 0, 0, 0, 0, 0, 0, 0, 0], unseen=[0, 0, 0, 0, 0, 0, 0, 5, 5, 0])
    mixed = targets(data, "mixed")
    assert mixed.sum(axis=1) == pytest.approx(1)
    assert mixed.argmax(axis=1).tolist() == [0, 0]
    assert mixed[0, 3] == pytest.approx(0.4)
    assert targets(data, "ferplus")[0].tolist() == [0, 0, 0, 1, 0, 0, 0]
    assert targets(data, "ferplus")[1].tolist() == [1, 0, 0, 0, 0, 0, 0]


def test_ferplus_targets_need_ferplus(csv_path: Path) -> None:
    with pytest.raises(DataRejected, match=r"fer2013new\.csv"):
        targets(load(csv_path), "mixed")


def test_blank_pictures_and_what_is_not_a_face_are_not_trained_on() -> None:
    data = voted(face=[10] + [0] * 9, other=[0] * 9 + [10], blank=[10] + [0] * 9)
    data.pixels[2] = 7
    assert trainable(data).votes is not None
    assert len(trainable(data)) == 1


def test_votes_that_are_no_counts_are_refused(csv_path: Path) -> None:
    rows = ["Usage,name,votes"] + ["T,x,1,2,many,0,0,0,0,0,0,0"] * 3
    (csv_path.parent / "fer2013new.csv").write_text("\n".join(rows))
    with pytest.raises(DataRejected, match="ten counts of votes"):
        load(csv_path)


def test_a_csv_in_another_encoding_is_refused_and_not_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "fer2013.csv"
    path.write_bytes("emotion,pixels,Usage\n0,1 2 \xe9,Training\n".encode("latin-1"))
    with pytest.raises(DataRejected, match="line 2"):
        load(path)


def test_arrays_of_different_length_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "fer.npz"
    np.savez(
        path,
        pixels=np.zeros((3, 48, 48), np.uint8),
        emotion=np.zeros(2, np.uint8),
        usage=np.arange(3, dtype=np.uint8),
    )
    with pytest.raises(DataRejected, match="not whole"):
        load(path)
