# SPDX-License-Identifier: Apache-2.0
"""The keys of the actions: changed, taken over, reset, remembered."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings

from annotator.gui.actions import MENUS, action_specs, make_keys
from annotator.gui.actions.key_rules import Clash, Refusal, refusal
from annotator.gui.actions.keys import portable
from annotator.gui.settings import KEYS, Settings


@pytest.fixture
def settings(tmp_path):
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def keys(qapp, settings):
    return make_keys(settings)


def test_keys_of_the_table_are_written_as_qt_writes_them():
    names = [key for spec in action_specs() for key in spec.keys]
    assert [key for key in names if portable(key) != key] == []


# What these do everywhere, fields do with the same keys by themselves.
AS_IN_FIELDS = {"edit.undo", "edit.redo"}


def test_keys_of_the_table_are_none_that_typing_or_fields_need():
    letters = "".join(title.partition("&")[2][:1] for _, title in MENUS)
    specs = [one for one in action_specs() if one.name not in AS_IN_FIELDS]
    owned = {key for one in specs if one.in_text for key in one.keys}
    refused = [
        (one.name, key)
        for one in specs
        for key in one.keys
        if refusal(key, replace(one, keys=()), letters, owned)
    ]
    assert refused == []


def test_two_presses_are_no_key():
    assert portable("Ctrl+K, Ctrl+S") == ""


def test_changed_key_is_there_after_a_restart(keys, settings):
    keys.assign("edit.find", ["F7"])
    assert make_keys(settings).of("edit.find") == ("F7",)


def test_only_differences_are_remembered(keys, settings):
    keys.assign("edit.find", ["F7"])
    keys.assign("mark.tag.claim", [])
    keys.assign("edit.undo", keys.of("edit.undo"))
    assert json.loads(settings.get(KEYS)) == {"edit.find": ["F7"], "mark.tag.claim": []}


def test_reset_leaves_nothing_to_remember(keys, settings):
    keys.assign("edit.find", ["F7"])
    keys.reset("edit.find")
    assert keys.of("edit.find") == ("Ctrl+F",)
    assert settings.get(KEYS) == ""


def test_reset_of_all_brings_the_table_back(keys):
    keys.assign("edit.find", ["F7"])
    keys.assign("mark.tag.claim", ["Q"])
    keys.reset_all()
    assert not keys.is_any_changed()


def test_key_that_is_taken_over_comes_back_when_it_is_given_up(keys):
    keys.assign("mark.tag.claim", ["Q"])
    assert keys.of("mark.tag.quote") == ()
    assert keys.is_changed("mark.tag.quote")
    keys.reset("mark.tag.claim")
    assert keys.of("mark.tag.quote") == ("Q",)


def test_reset_takes_a_key_back(keys):
    keys.assign("mark.tag.claim", ["Q", "C"])
    keys.reset("mark.tag.quote")
    assert keys.of("mark.tag.quote") == ("Q",)
    assert keys.of("mark.tag.claim") == ("C",)


def test_holders_of_a_key_are_named(keys):
    (held,) = keys.holders("mark.tag.claim", ["Q", "F9"])
    assert (held[0], held[1].name, held[2]) == ("Q", "mark.tag.quote", Clash.ALWAYS)
    (held,) = keys.holders("mark.tag.claim", ["Ctrl+F"])
    assert (held[1].name, held[2]) == ("edit.find", Clash.IN_TEXT)


def test_letter_that_opens_a_menu_is_refused(keys):
    assert keys.refusal("edit.find", "Alt+F") is Refusal.MENU


@pytest.mark.parametrize(
    "stored", ["{", '{"edit.find": ["nonsense"]}', '{"edit.find": ["X"]}', '{"gone": ["F7"]}']
)
def test_bad_settings_leave_the_keys_of_the_table(qapp, settings, stored):
    settings.keep(KEYS, stored)
    assert not make_keys(settings).is_any_changed()


def test_change_is_told(keys, qtbot):
    with qtbot.waitSignal(keys.changed):
        keys.assign("edit.find", ["F7"])
