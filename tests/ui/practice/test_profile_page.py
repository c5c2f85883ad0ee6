"""A person is described with a name and one button, or in every detail; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.goal import Goal, Limits, starting_goal
from emomirror.practice.profile import EMO_MIRROR_FIVE, Profile, Reward
from emomirror.practice.prompts import Exercise, Prompt
from emomirror.ui.practice.profile_page import ProfilePage
from emomirror.ui.practice.sign_chooser import SignChooser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RECALL = dict(zip(EMOTIONS, [0.57, 0.53, 0.25, 0.87, 0.47, 0.79, 0.79], strict=True))

Show = Callable[..., ProfilePage]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    # Python must not take apart what is still on the screen.
    made: list[ProfilePage] = []

    def make(profile: Profile | None = None, **options: Any) -> ProfilePage:
        page = ProfilePage(profile, RECALL, **options)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(960, 700)
        page.show()
        return page

    return make


def saved(qtbot: QtBot, page: ProfilePage) -> tuple[Profile, dict[Emotion | None, Any]]:
    with qtbot.waitSignal(page.saved) as caught:
        page.save.click()
    profile, added = caught.args
    return profile, added


def picture(path: Path) -> Path:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.save(str(path))
    return path


def test_a_name_and_one_button_are_enough(qtbot: QtBot, show: Show) -> None:
    page = show()
    qtbot.keyClicks(page.nickname, "Mia")
    with qtbot.waitSignal(page.saved) as caught:
        qtbot.keyClick(page.nickname, Qt.Key.Key_Return)
    profile: Profile = caught.args[0]
    assert (profile.nickname, profile.emotions) == ("Mia", EMOTIONS)
    assert profile.goals == {e: starting_goal(e, RECALL) for e in EMOTIONS}
    assert profile.consent is None
    assert profile.limit_s == 0
    assert "mia" not in profile.id.lower()


@pytest.mark.parametrize(("name", "said"), [("", "Write a name"), ("  ", "Write a name"),
                                            ("x" * 501, "501")])  # fmt: skip
def test_a_name_that_does_not_fit_is_told_beside_it_and_stays(
    qtbot: QtBot, show: Show, name: str, said: str
) -> None:
    page = show()
    page.nickname.setText(name)
    with qtbot.assertNotEmitted(page.saved):
        page.save.click()
    assert said in page.name_field.problem
    assert page.nickname.text() == name
    page.nickname.setText("Mia")
    assert page.name_field.problem == ""


def test_a_name_of_500_signs_fits(qtbot: QtBot, show: Show) -> None:
    page = show()
    page.nickname.setText("🦖" * 500)
    assert saved(qtbot, page)[0].nickname == "🦖" * 500


def test_a_hold_of_minus_one_says_why_it_does_not_fit(
    qtbot: QtBot, show: Show, mia: Profile
) -> None:
    page = show(mia)
    hold = page.goals.rows[Emotion.FEAR].hold
    hold.selectAll()
    qtbot.keyClicks(hold, "-1")
    with qtbot.assertNotEmitted(page.saved):
        page.save.click()
    assert page.sections["goals"].is_open, "what does not fit is shown"
    labels = [label.text() for label in page.goals.findChildren(QLabel) if label.isVisible()]
    assert "0 to 10 s is possible; this is -1 s." in labels
    assert hold.text() == "-1 s", "what was typed stays"


def test_no_emotion_at_all_is_not_possible(qtbot: QtBot, show: Show, mia: Profile) -> None:
    page = show(mia)
    for row in page.goals.rows.values():
        row.used.setChecked(False)
    with qtbot.assertNotEmitted(page.saved):
        page.save.click()
    assert page.goals.problem.isVisible()


def test_limits_the_wrong_way_round_are_told(qtbot: QtBot, show: Show, mia: Profile) -> None:
    page = show(mia)
    page.progress.hold_s[0].setValue(5)
    with qtbot.assertNotEmitted(page.saved):
        page.save.click()
    shown = [label.text() for label in page.progress.findChildren(QLabel) if label.isVisible()]
    assert "The first must not be more than the second." in shown


def test_the_five_of_emo_mirror_take_one_press(qtbot: QtBot, show: Show, mia: Profile) -> None:
    page = show(mia)
    page.goals.five.click()
    profile, _ = saved(qtbot, page)
    assert set(profile.emotions) == set(EMO_MIRROR_FIVE)
    assert profile.goals[Emotion.DISGUST] == Goal(), "the goals of others stay"


def test_what_the_model_reads_badly_is_marked_with_why(
    show: Show, read: Callable[[QWidget], str]
) -> None:
    page = show()
    said = {e: read(row) for e, row in page.goals.rows.items()}
    assert "Read badly: 25 of 100" in said[Emotion.FEAR]
    assert "the model is at fault, not the face" in said[Emotion.FEAR].replace("\n", " ")
    assert "47 of 100. It starts a little easier." in said[Emotion.SADNESS]
    assert "of 100" not in said[Emotion.HAPPINESS]


def test_everything_filled_in_is_saved(qtbot: QtBot, show: Show, mia: Profile) -> None:
    page = show(mia)
    row = page.goals.rows[Emotion.HAPPINESS]
    row.near.set_value(0.6)
    row.hold.setValue(1.5)
    row.help.setValue(1)
    page.exercise.exercise.set_value(Exercise.MAKE)
    page.exercise.tries.setValue(12)
    page.help.prompts[Prompt.SITUATION].setChecked(False)
    page.help.pictured.setChecked(True)
    page.help.wait_s.setValue(0)
    page.help.limit_s.setValue(60)
    page.pace.announce_s.setValue(12)
    page.pace.reward_s.setValue(5)
    page.progress.progress.setChecked(False)
    page.look.reward.set_value(Reward.SUN)
    page.look.theme.set_value("contrast")
    page.look.sound.setChecked(True)
    page.look.speech.setChecked(True)
    page.words.emotion.set_value(Emotion.HAPPINESS)
    page.words.hints.setPlainText("Show your teeth")
    page.words.situations.setPlainText("Grandma comes\n\nYou fly a kite")
    profile, _ = saved(qtbot, page)
    assert profile.goals[Emotion.HAPPINESS] == Goal(threshold=0.6, hold_s=1.5, help=1)
    assert (profile.exercise, profile.tries) == (Exercise.MAKE, 12)
    assert Prompt.SITUATION not in profile.prompts
    assert profile.pictured
    assert profile.plan("plan").pictured
    assert (profile.wait_s, profile.limit_s, profile.progress) == (0, 60, False)
    plan = profile.plan("plan")
    assert (plan.announce_s, plan.reward_s) == (12, 5)
    assert (profile.reward, profile.theme) == (Reward.SUN, "contrast")
    assert profile.sound
    assert profile.speech
    assert profile.hints == {Emotion.HAPPINESS: ("Show your teeth",)}
    assert profile.situations == {Emotion.HAPPINESS: ("Grandma comes", "You fly a kite")}
    assert (profile.id, profile.consent) == (mia.id, mia.consent)


def test_saving_without_changing_changes_nothing(qtbot: QtBot, show: Show, mia: Profile) -> None:
    odd = {Emotion.FEAR: Goal(threshold=0.3333, hold_s=0.8437)}
    goals = {e: Goal() for e in EMOTIONS} | odd
    before = msgspec.structs.replace(
        mia,
        goals=goals,
        emotions=(Emotion.FEAR,),
        wait_s=0.004,
        announce_s=1 / 3,
        reward_s=2.505050,
        limits=Limits(threshold=(0.155, 1 / 3), hold_s=(0.3125, 2.0)),
    )
    page = show(before)
    assert not page.changed
    assert saved(qtbot, page) == (before, {})


def test_who_has_no_reward_is_not_asked_how_long_it_stays(show: Show, mia: Profile) -> None:
    page = show(mia)
    page.open_section("pace")
    assert page.pace.reward_s.isVisible()
    page.look.reward.set_value(Reward.NONE)
    page.look.reward.chosen.emit()
    assert not page.pace.reward_s.isVisible()
    assert "reward" not in page.pace.summary()


@pytest.mark.parametrize(
    ("field", "value", "range_"),
    [("announce_s", 61, "0 to 60 s"), ("reward_s", 0, "0.1 to 60 s")],
)
def test_a_pace_that_no_plan_allows_is_told_beside_it(
    qtbot: QtBot, show: Show, mia: Profile, field: str, value: float, range_: str
) -> None:
    page = show(mia)
    number = getattr(page.pace, field)
    number.setValue(value)
    with qtbot.assertNotEmitted(page.saved):
        page.save.click()
    assert number.isVisible(), "its part of the page is unfolded"
    said = number.parentWidget().problem
    assert f"{range_} is possible" in said


def test_our_situations_are_left_out_by_their_ticks(qtbot: QtBot, show: Show, mia: Profile) -> None:
    page = show(msgspec.structs.replace(mia, without=("tower", "of-a-newer-program")))
    page.open_section("words")
    ticks = page.words.listed.ticks
    assert [key for key, tick in ticks.items() if not tick.isChecked()] == ["tower"]
    page.words.emotion.set_value(Emotion.FEAR)
    ticks = page.words.listed.ticks
    assert ticks["dog"].accessibleName() == "A big dog barks at you."
    assert all(tick.isChecked() for tick in ticks.values())
    assert not page.changed
    at = ticks["dog"].rect().center()
    qtbot.mouseClick(ticks["dog"], Qt.MouseButton.LeftButton, pos=at)
    assert page.changed
    profile, _ = saved(qtbot, page)
    assert profile.without == ("dog", "of-a-newer-program", "tower"), "what is not shown stays"
    page.undo.click()
    assert ticks["dog"].isChecked()
    assert not page.changed


def test_a_situation_breaks_its_lines_where_there_is_little_room(show: Show, mia: Profile) -> None:
    page = show(mia)
    page.open_section("words")
    queue = page.words.listed.ticks["queue"]
    wide, high = queue.width(), queue.height()
    page.resize(320, 700)
    QApplication.processEvents()
    QApplication.processEvents()
    assert queue.width() < 320 < wide
    assert queue.height() > 1.3 * high


def test_where_no_situation_is_left_it_is_said_what_comes_of_it(
    show: Show, mia: Profile, read: Callable[[QWidget], str]
) -> None:
    page = show(mia)
    page.open_section("words")
    page.words.emotion.set_value(Emotion.FEAR)
    said = "No situation is left for this face"
    for tick in page.words.listed.ticks.values():
        assert said not in read(page.words)
        tick.click()
    assert said in read(page.words)
    page.words.situations.setPlainText("A clown waves.")
    assert said not in read(page.words)
    page.words.situations.setPlainText("")
    page.words.emotion.set_value(Emotion.ANGER)
    assert said not in read(page.words)


def test_leaving_with_changes_asks_and_undo_takes_them_back(
    qtbot: QtBot, show: Show, mia: Profile
) -> None:
    page = show(mia)
    page.exercise.tries.setValue(9)
    with qtbot.assertNotEmitted(page.back_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert "not saved yet" in page.banner.text
    page.undo.click()
    assert page.exercise.tries.value() == mia.tries
    with qtbot.waitSignal(page.back_wanted):
        page.leave()


def test_leaving_without_saving_is_one_more_press(qtbot: QtBot, show: Show) -> None:
    page = show()
    page.nickname.setText("Mia")
    page.leave()
    (button,) = (each for each in page.banner.findChildren(QPushButton) if "without" in each.text())
    with qtbot.waitSignal(page.back_wanted), qtbot.assertNotEmitted(page.saved):
        button.click()


def test_a_consent_can_be_taken_back(qtbot: QtBot, show: Show, mia: Profile) -> None:
    page = show(mia)
    page.person.withdraw.click()
    assert saved(qtbot, page)[0].consent is None


def test_pictures_are_copied_only_with_saving(
    qtbot: QtBot, show: Show, mia: Profile, tmp_path: Path
) -> None:
    file = picture(tmp_path / "aunt.png")
    page = show(mia, pictures=tmp_path / "of-mia")
    page.pictures.rows[Emotion.FEAR].take(file)
    page.sign.take(file)
    assert not (tmp_path / "of-mia").exists()
    assert saved(qtbot, page)[1] == {Emotion.FEAR: (file,), None: (file,)}
    page.undo.click()
    assert not page.changed


def test_a_file_that_is_no_picture_is_told(show: Show, mia: Profile, tmp_path: Path) -> None:
    file = tmp_path / "letter.png"
    file.write_text("Dear aunt")
    page = show(mia)
    page.open_section("pictures")
    row = page.pictures.rows[Emotion.FEAR]
    row.take(file)
    assert row.added == []
    assert any("holds no picture" in each.text() for each in row.findChildren(QLabel)
               if each.isVisible())  # fmt: skip


def asked(chooser: SignChooser) -> QFileDialog:
    """The one dialog that asks for a picture."""
    (dialog,) = (each for each in chooser.findChildren(QFileDialog) if each.isVisible())
    return dialog


def sign(chooser: SignChooser, name: str) -> QPushButton:
    (button,) = (e for e in chooser.findChildren(QPushButton) if e.accessibleName() == name)
    return button


def test_a_sign_stays_chosen_where_no_picture_comes_in_its_place(
    qtbot: QtBot, show: Show, mia: Profile, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.png"
    letter.write_text("Dear aunt")
    page = show(mia)
    qtbot.mouseClick(sign(page.sign, "cat"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.sign.own, Qt.MouseButton.LeftButton)
    asked(page.sign).reject()
    assert sign(page.sign, "cat").isChecked()
    qtbot.mouseClick(page.sign.own, Qt.MouseButton.LeftButton)
    asked(page.sign).reject()
    page.sign.take(letter)
    assert sign(page.sign, "cat").isChecked()
    profile, added = saved(qtbot, page)
    assert (profile.sign, added) == ("sign-cat", {})


def test_no_arrow_key_asks_for_a_picture(
    qtbot: QtBot, show: Show, mia: Profile, tmp_path: Path
) -> None:
    page = show(mia)
    chooser = page.sign
    page.activateWindow()
    with qtbot.waitActive(page):
        pass

    def go_to_the_last() -> None:
        sign(chooser, "cat").click()
        sign(chooser, "cat").setFocus()
        line = [*[Qt.Key.Key_Right] * 20, Qt.Key.Key_Down]
        for key in 3 * line:
            qtbot.keyClick(page.focusWidget(), key)
            assert not chooser.findChildren(QFileDialog)

    go_to_the_last()
    assert chooser.sign != "sign-cat"
    # A picture that is there is chosen by the keys as the others are.
    chooser.take(picture(tmp_path / "aunt.png"))
    go_to_the_last()
    assert chooser.own.isChecked()
    assert saved(qtbot, page)[1] == {None: (tmp_path / "aunt.png",)}
    sign(chooser, "cat").setFocus()
    page.undo.click()
    assert not page.changed
    assert chooser.own.focusPolicy() & Qt.FocusPolicy.TabFocus, "Tab reaches it again"


def test_the_picture_of_a_sign_is_left_chosen_again_and_changed(
    qtbot: QtBot, show: Show, mia: Profile, tmp_path: Path
) -> None:
    page = show(mia)
    chooser = page.sign
    chooser.take(picture(tmp_path / "aunt.png"))
    sign(chooser, "cat").click()
    assert saved(qtbot, page)[1] == {}
    chooser.own.click()
    assert not chooser.findChildren(QFileDialog), "it holds one, which is chosen"
    assert saved(qtbot, page)[1] == {None: (tmp_path / "aunt.png",)}
    chooser.own.click()
    asked(chooser).reject()
    assert saved(qtbot, page)[1] == {None: (tmp_path / "aunt.png",)}
    page.undo.click()
    assert not page.changed
    chooser.own.click()
    asked(chooser).reject()
    assert not page.changed


def test_a_baseline_of_another_model_is_to_be_taken_again(
    show: Show, mia: Profile, read: Callable[[QWidget], str]
) -> None:
    from emomirror.practice.baseline import Baseline

    taken = Baseline(scores=(1 / 7,) * 7, frames=99, taken_utc="2030-01-02", model_sha256="a")
    profile = msgspec.structs.replace(mia, baseline=taken)
    assert "take it again" in read(show(profile, model_sha256="b").person)
    assert "take it again" not in read(show(profile, model_sha256="a").person)
