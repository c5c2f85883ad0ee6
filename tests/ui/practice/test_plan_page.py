"""Today's plan is the person's, quickly changed, kept under a name, and read from files."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.baseline import Baseline
from emomirror.practice.goal import Goal, Limits
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.plan_file import read_plan
from emomirror.practice.profile import Profile, Reward
from emomirror.practice.prompts import Exercise
from emomirror.ui.practice.asking import ask_where
from emomirror.ui.practice.plan_page import PlanPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def whose(mia: Profile) -> Profile:
    return msgspec.structs.replace(mia, goals={e: Goal(threshold=0.3) for e in EMOTIONS})


@pytest.fixture
def page(qtbot: QtBot, whose: Profile) -> PlanPage:
    return shown(qtbot, PlanPage(whose))


def shown(qtbot: QtBot, page: PlanPage) -> PlanPage:
    qtbot.addWidget(page)
    page.resize(960, 700)
    page.show()
    return page


def mondays(whose: Profile) -> Plan:
    """A saved plan, which differs from the person's own."""
    (block,) = whose.plan("Mondays").blocks
    return Plan(name="Mondays", blocks=(msgspec.structs.replace(block, tries=11),))


def choose(page: PlanPage, value: object) -> None:
    page.choice.set_value(value)
    page.choice.chosen.emit()


def test_who_does_not_read_has_pictograms_whichever_plan_it_is(
    qtbot: QtBot, whose: Profile
) -> None:
    mia = msgspec.structs.replace(whose, pictured=True)
    page = shown(qtbot, PlanPage(mia, [(7, mondays(mia))]))
    choose(page, 7)
    assert started(qtbot, page).pictured
    page.help.pictured.setChecked(False)
    assert not started(qtbot, page).pictured, "for once the adult decides otherwise"


def button(page: PlanPage, text: str) -> QPushButton:
    """A button of the banner."""
    shown = [each for each in page.banner.findChildren(QPushButton) if not each.isHidden()]
    return next(each for each in shown if each.text() == text)


def started(qtbot: QtBot, page: PlanPage) -> Plan:
    with qtbot.waitSignal(page.start_wanted) as caught:
        page.start.click()
    plan: Plan = caught.args[0]
    return plan


@pytest.mark.parametrize(
    ("reward", "kept_s", "expected_s"),
    [(Reward.NONE, 3.0, 0.0), (Reward.SUN, 0.0, 3.0), (Reward.SUN, 7.0, 7.0)],
)
def test_a_saved_plan_brings_no_reward_to_whom_has_none_and_takes_none_away(
    qtbot: QtBot, whose: Profile, reward: Reward, kept_s: float, expected_s: float
) -> None:
    person = msgspec.structs.replace(whose, reward=reward)
    kept = msgspec.structs.replace(mondays(whose), reward_s=kept_s)
    page = shown(qtbot, PlanPage(person, [(4, kept)]))
    choose(page, 4)
    assert started(qtbot, page).reward_s == expected_s


def test_the_pace_is_changed_for_this_session_or_for_a_plan(qtbot: QtBot, whose: Profile) -> None:
    slow = msgspec.structs.replace(whose, announce_s=10.0, reward_s=6.0)
    brief = msgspec.structs.replace(mondays(slow), announce_s=0.0, reward_s=0.0)
    page = shown(qtbot, PlanPage(slow, [(4, brief)]))
    assert (page.pace.announce_s.value(), page.pace.reward_s.value()) == (10, 6)
    page.pace.announce_s.setValue(20)
    page.pace.reward_s.setValue(8)
    assert page.changed
    plan = started(qtbot, page)
    assert (plan.announce_s, plan.reward_s) == (20, 8)
    choose(page, 4)
    assert (page.pace.announce_s.value(), page.pace.reward_s.value()) == (0, 6), "as it will be"
    page.pace.reward_s.setValue(61)
    with qtbot.assertNotEmitted(page.start_wanted):
        page.start.click()
    assert page.pace_section.is_open


def test_without_a_reward_nothing_asks_how_long_it_stays(qtbot: QtBot, whose: Profile) -> None:
    page = shown(qtbot, PlanPage(msgspec.structs.replace(whose, reward=Reward.NONE)))
    page.pace_section.unfold()
    assert page.pace.announce_s.isVisible()
    assert not page.pace.reward_s.isVisible()
    assert started(qtbot, page).reward_s == 0


def test_start_alone_begins_what_the_profile_says(
    qtbot: QtBot, page: PlanPage, whose: Profile
) -> None:
    plan = started(qtbot, page)
    assert plan == msgspec.structs.replace(whose.plan("Practice"), goals=whose.goals)


def test_a_quick_change_counts_for_this_session(qtbot: QtBot, page: PlanPage) -> None:
    (block,) = page.blocks.editors
    block.tries.setValue(3)
    block.emotions.buttons[Emotion.DISGUST].click()
    block.exercise.set_value(Exercise.NAME)
    page.help.wait_s.setValue(0)
    plan = started(qtbot, page)
    assert plan.blocks[0].tries == 3
    assert Emotion.DISGUST not in plan.blocks[0].emotions
    assert plan.blocks[0].exercise is Exercise.NAME
    assert plan.wait_s == 0


def test_blocks_are_added_moved_and_taken_out(qtbot: QtBot, page: PlanPage) -> None:
    page.blocks.add.click()
    page.blocks.add.click()
    page.blocks.editors[2].exercise.set_value(Exercise.FREE)
    page.blocks.editors[2].earlier.click()
    assert [b.exercise for b in page.blocks.blocks] == [Exercise.COPY, Exercise.FREE, Exercise.MAKE]
    page.blocks.editors[0].remove.click()
    plan = started(qtbot, page)
    assert [b.exercise for b in plan.blocks] == [Exercise.FREE, Exercise.MAKE]
    page.blocks.editors[0].remove.click()
    assert not page.blocks.editors[0].remove.isEnabled(), "one block is left at least"


def test_a_block_without_emotions_is_told_beside_it(qtbot: QtBot, page: PlanPage) -> None:
    (block,) = page.blocks.editors
    for button in block.emotions.buttons.values():
        button.click()
    with qtbot.assertNotEmitted(page.start_wanted):
        page.start.click()
    assert block.emotions_field.problem == "Choose one emotion or more."


def test_taking_a_block_out_goes_to_another_that_does_not_fit(page: PlanPage) -> None:
    page.blocks.add.click()
    first, second = page.blocks.editors
    first.unfold()
    for each in first.emotions.buttons.values():
        each.click()
    first.unfold(False)
    second.unfold()
    page.resize(640, 480)
    page.area.ensureWidgetVisible(second.remove)
    second.remove.click()
    assert page.blocks.editors == [first, second], "what is filled in is not lost"
    assert first.is_open
    assert first.emotions_field.problem == "Choose one emotion or more."
    assert page.focusWidget() is first.emotions
    assert not first.emotions.visibleRegion().isEmpty(), "it is out of sight"


def test_the_listed_order_of_a_plan_stays(qtbot: QtBot, whose: Profile) -> None:
    listed = (Emotion.SURPRISE, Emotion.ANGER, Emotion.FEAR)
    block = Block(exercise=Exercise.COPY, emotions=listed, order=Order.FIXED)
    page = shown(qtbot, PlanPage(whose, [(1, Plan(name="Mine", blocks=(block,)))]))
    page.choice.set_value(1)
    page.choice.chosen.emit()
    assert started(qtbot, page).blocks == (block,)


def test_a_plan_is_saved_under_a_name_and_without_todays_goals(
    qtbot: QtBot, page: PlanPage
) -> None:
    page.blocks.editors[0].tries.setValue(4)
    with qtbot.assertNotEmitted(page.save_wanted):
        page.save.click()
    assert page.name_field.problem == "Write a name for the plan."
    page.name.setText("Mondays")
    with qtbot.waitSignal(page.save_wanted) as caught:
        page.save.click()
    plan, id_ = caught.args
    assert (plan.name, plan.tries, plan.goals, id_) == ("Mondays", 4, {}, None)
    page.show_plans([(5, plan)], 5)
    with qtbot.waitSignal(page.save_wanted) as caught:
        page.save.click()
    assert caught.args[1] == 5, "the same name takes the same place"


def test_choosing_another_plan_can_be_taken_back(qtbot: QtBot, whose: Profile) -> None:
    page = shown(qtbot, PlanPage(whose, [(1, whose.plan("Mondays"))]))
    page.blocks.editors[0].tries.setValue(11)
    page.choice.set_value(1)
    page.choice.chosen.emit()
    assert page.blocks.editors[0].tries.value() == whose.tries
    (back,) = (each for each in page.banner.findChildren(QPushButton) if "back" in each.text())
    back.click()
    assert page.blocks.editors[0].tries.value() == 11


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            'name="x"\n[[blocks]]\nexercise="copy"\nemotions=["happines"]',
            "did you mean “happiness”",
        ),
        ('name="x"\n[[blocks]]\nexercise="copy"\nemotions=["joy"]', "is no emotion"),
        ("not a plan at all", "not a plan that can be read"),
        (
            'name="x"\n[[blocks]]\nexercise="copy"\nemotions=["fear"]\n[goals.fear]\nhold_s=-1',
            "hold_s must be 0 to 10; got -1",
        ),
    ],
)
def test_a_wrong_file_is_told_in_words_and_changes_nothing(
    qtbot: QtBot, page: PlanPage, tmp_path: Path, whose: Profile, content: str, said: str
) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(content)
    page.open_file(file)
    assert said in page.banner.text
    assert "plan.toml" in page.banner.text
    assert started(qtbot, page).blocks == whose.plan("x").blocks


def test_a_file_that_is_gone_is_told(page: PlanPage, tmp_path: Path) -> None:
    page.open_file(tmp_path / "gone.json")
    assert "cannot be read" in page.banner.text


def test_a_plan_goes_through_a_file_with_its_own_goals(
    qtbot: QtBot, whose: Profile, tmp_path: Path
) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(
        'name="Short"\n[[blocks]]\nexercise="make"\nemotions=["fear"]\ntries=2\n'
        "[goals.fear]\nthreshold=0.5\n"
    )
    page = shown(qtbot, PlanPage(whose))
    page.open_file(file)
    plan = started(qtbot, page)
    assert plan.goals[Emotion.FEAR].threshold == 0.5
    assert plan.goals[Emotion.ANGER].threshold == 0.3, "the person's own where it brings none"
    page.save_file(tmp_path / "again.json")
    assert read_plan(tmp_path / "again.json") == plan


def test_a_place_that_cannot_be_written_is_told(page: PlanPage, tmp_path: Path) -> None:
    page.save_file(tmp_path / "no" / "plan.json")
    assert "cannot be written" in page.banner.text


def test_deleting_a_plan_can_be_undone(qtbot: QtBot, whose: Profile) -> None:
    page = shown(qtbot, PlanPage(whose, [(1, mondays(whose))]))
    page.deletion_wanted.connect(lambda _: page.show_plans([], None))
    choose(page, 1)
    with qtbot.waitSignal(page.deletion_wanted) as caught:
        page.delete.click()
    assert caught.args == [1]
    assert page.banner.text == "The plan “Mondays” is deleted."
    assert started(qtbot, page).tries == whose.tries, "what is shown is what the list says"
    page.save_wanted.connect(lambda plan, _: page.show_plans([(2, plan)], 2))
    page.blocks.editors[0].tries.setValue(9)
    with qtbot.waitSignal(page.save_wanted) as caught:
        button(page, "Undo").click()
    assert caught.args == [mondays(whose), None]
    assert page.blocks.editors[0].tries.value() == 11
    button(page, "Bring it back").click()
    assert page.blocks.editors[0].tries.value() == 9


def test_a_plan_that_could_not_be_deleted_is_not_said_to_be(qtbot: QtBot, whose: Profile) -> None:
    page = shown(qtbot, PlanPage(whose, [(1, mondays(whose))]))
    page.deletion_wanted.connect(lambda _: page.tell("error", "The disk is full."))
    choose(page, 1)
    page.delete.click()
    assert page.banner.text == "The disk is full."
    assert (page.choice.value, started(qtbot, page).tries) == (1, 11)


def test_leaving_with_changes_asks_first(qtbot: QtBot, page: PlanPage) -> None:
    with qtbot.waitSignal(page.back_wanted):
        page.leave()
    page.blocks.editors[0].tries.setValue(3)
    with qtbot.assertNotEmitted(page.back_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert "not saved yet" in page.banner.text
    with qtbot.assertNotEmitted(page.save_wanted):
        button(page, "Save").click()
    assert page.name.isVisible(), "a plan needs a name, and its field was folded away"
    assert page.name_field.problem == "Write a name for the plan."
    page.leave()
    with qtbot.waitSignal(page.back_wanted):
        button(page, "Leave without saving").click()


def test_what_is_saved_can_be_left_and_what_could_not_be_saved_cannot(
    qtbot: QtBot, page: PlanPage
) -> None:
    page.blocks.editors[0].tries.setValue(3)
    page.name.setText("Mondays")
    page.save.click()
    assert page.changed, "nobody has answered"
    page.save_wanted.connect(lambda plan, _: page.show_plans([(1, plan)], 1))
    page.save.click()
    assert not page.changed
    assert (page.choice.value, page.blocks.editors[0].tries.value()) == (1, 3)


def test_another_plan_of_the_same_name_is_not_replaced_unasked(
    qtbot: QtBot, whose: Profile
) -> None:
    page = shown(qtbot, PlanPage(whose, [(1, mondays(whose))]))
    page.name.setText("Mondays")
    with qtbot.assertNotEmitted(page.save_wanted):
        page.save.click()
    assert "another plan named “Mondays”" in page.banner.text
    with qtbot.waitSignal(page.save_wanted) as caught:
        button(page, "Replace it").click()
    assert (caught.args[0].tries, caught.args[1]) == (whose.tries, 1)


def test_what_is_brought_back_is_still_unsaved_and_under_its_name(
    qtbot: QtBot, whose: Profile
) -> None:
    page = shown(qtbot, PlanPage(whose, [(1, mondays(whose)), (2, whose.plan("Fridays"))]))
    choose(page, 1)
    page.blocks.editors[0].tries.setValue(3)
    choose(page, 2)
    assert not page.changed
    button(page, "Bring it back").click()
    assert (page.choice.value, page.name.text(), page.changed) == (1, "Mondays", True)


def test_a_change_that_does_not_fit_is_not_lost_to_another_plan(
    qtbot: QtBot, whose: Profile
) -> None:
    page = shown(qtbot, PlanPage(whose, [(1, mondays(whose))]))
    page.blocks.editors[0].tries.setValue(-3)
    choose(page, 1)
    assert (page.choice.value, page.blocks.editors[0].tries.value()) == ("own", -3)


def test_opening_a_file_can_be_taken_back(page: PlanPage, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text('name="Short"\n[[blocks]]\nexercise="make"\nemotions=["fear"]\ntries=2\n')
    page.blocks.editors[0].tries.setValue(11)
    page.open_file(file)
    assert page.blocks.editors[0].tries.value() == 2
    button(page, "Bring it back").click()
    assert page.blocks.editors[0].tries.value() == 11


def test_showing_a_plan_rounds_nothing_of_it(qtbot: QtBot, whose: Profile) -> None:
    limits = Limits(threshold=(0.155, 1 / 3), hold_s=(0.3125, 2.0))
    odd = msgspec.structs.replace(
        mondays(whose), wait_s=0.004, limit_s=0.4, announce_s=1 / 3, reward_s=2 / 3, limits=limits
    )
    page = shown(qtbot, PlanPage(whose, [(1, odd)]))
    choose(page, 1)
    assert page.help.limit_s.text() == "0.4 s"
    plan = started(qtbot, page)
    assert (plan.wait_s, plan.limit_s, plan.limits) == (0.004, 0.4, limits)
    assert (plan.announce_s, plan.reward_s) == (1 / 3, 2 / 3)
    page.help.wait_s.setValue(2)
    page.progress.threshold[0].setValue(20)
    plan = started(qtbot, page)
    assert (plan.wait_s, plan.limits.threshold) == (2, (0.2, 1 / 3))


def test_a_plan_is_saved_as_one_whatever_its_name_ends_in(page: PlanPage, tmp_path: Path) -> None:
    chosen: list[Path] = []
    kinds = [("Plan", "json")]

    def ask(typed: str) -> None:
        dialog = ask_where(page, "Save the plan", "x.json", kinds, chosen.append, tmp_path)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(typed)
        dialog.accept()

    for typed in ("Week", "Week 1.2", "Week.JSON", "Week.pdf"):
        ask(typed)
    names = ["Week.json", "Week 1.2.json", "Week.JSON", "Week.pdf.json"]
    assert chosen == [tmp_path / name for name in names]
    (tmp_path / "Week 1.3.json").write_text("another plan")
    ask("Week 1.3")
    assert len(chosen) == 4, "the dialog has asked about the name as it was typed alone"
    (again,) = (each for each in page.findChildren(QFileDialog) if each.isVisible())
    assert again.selectedFiles() == [str(tmp_path / "Week 1.3.json")]
    again.reject()


def outdated(mia: Profile) -> Profile:
    calm = Baseline(scores=(0.1,) * 6 + (0.4,), frames=99, taken_utc="", model_sha256="before")
    return msgspec.structs.replace(mia, baseline=calm)


def test_a_calm_face_that_does_not_count_is_told_with_the_way_to_take_it_again(
    qtbot: QtBot, mia: Profile
) -> None:
    page = shown(qtbot, PlanPage(outdated(mia)))
    assert not page.notices.isVisible(), "nobody knows yet which model reads"
    page.set_model("before")
    assert not page.notices.isVisible()
    page.set_model("after")
    assert "another model read it" in page.notices.calm.text
    (again,) = page.notices.calm.findChildren(QPushButton)
    with qtbot.waitSignal(page.baseline_wanted):
        again.click()
    (block,) = page.blocks.editors
    block.exercise.set_value(Exercise.NAME)
    block.exercise.chosen.emit()
    page.set_model("after")
    assert not page.notices.isVisible(), "to name a face needs none"


def test_taking_the_calm_face_loses_nothing_unasked(qtbot: QtBot, mia: Profile) -> None:
    page = shown(qtbot, PlanPage(outdated(mia)))
    page.set_model("after")
    page.blocks.editors[0].tries.setValue(3)
    with qtbot.assertNotEmitted(page.baseline_wanted):
        page.notices.calm.findChildren(QPushButton)[0].click()
    assert "not saved yet" in page.banner.text
    assert page.notices.calm.isVisible(), "for who saves first"
    with qtbot.waitSignal(page.baseline_wanted), qtbot.assertNotEmitted(page.back_wanted):
        button(page, "Leave without saving").click()


def test_several_notices_are_all_told_and_go_one_by_one(qtbot: QtBot, mia: Profile) -> None:
    page = shown(qtbot, PlanPage(outdated(mia)))
    page.notices.say_unkept(Path("practice.sqlite3"))
    page.set_source_gone(True)
    page.set_model("after")
    said = [page.notices.unkept, page.notices.source, page.notices.calm]
    assert all(each.isVisible() for each in said)
    assert page.start.accessibleDescription() == " ".join(each.text for each in said)
    page.set_source_gone(False)
    assert page.notices.unkept.isVisible()
    assert "No picture" not in page.start.accessibleDescription()
    page.set_model("before")
    page.notices.unkept.dismiss()
    assert not page.notices.isVisible()
    assert page.start.accessibleDescription() == ""
