"""Today's plan is the person's, quickly changed, kept under a name, and read from files."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.plan_file import read_plan
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise
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


def started(qtbot: QtBot, page: PlanPage) -> Plan:
    with qtbot.waitSignal(page.start_wanted) as caught:
        page.start.click()
    plan: Plan = caught.args[0]
    return plan


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
    page = shown(qtbot, PlanPage(whose, [(1, whose.plan("Mondays"))]))
    page.choice.set_value(1)
    page.choice.chosen.emit()
    with qtbot.waitSignal(page.deletion_wanted) as caught:
        page.delete.click()
    assert caught.args == [1]
    (undo,) = (each for each in page.banner.findChildren(QPushButton) if each.text() == "Undo")
    with qtbot.waitSignal(page.save_wanted) as caught:
        undo.click()
    assert caught.args[0].name == "Mondays"
