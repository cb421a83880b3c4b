# SPDX-License-Identifier: Apache-2.0
"""Which keys an action may have, which clash, and what a user's own choice comes to."""

import json

import pytest

from annotator.gui.actions.key_rules import (
    Clash,
    Refusal,
    as_json,
    chosen_from,
    clash,
    keys_in_force,
    parts_of,
    refusal,
)
from annotator.gui.actions.spec import ActionSpec


def spec(name, *keys, in_text=False, needs=()):
    return ActionSpec(name, "edit", name, name, keys, frozenset(needs), in_text=in_text)


def table(*specs):
    return {one.name: one for one in specs}


TAG = spec("mark.tag", "C", in_text=True)
NEXT = spec("mark.next", "J", "Alt+Down", in_text=True)
FIND = spec("edit.find", "Ctrl+F")
OPEN = spec("file.open", "Ctrl+O")
SPECS = table(TAG, NEXT, FIND, OPEN)


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("C", (set(), "C")),
        ("Shift+C", ({"Shift"}, "C")),
        ("Ctrl++", ({"Ctrl"}, "+")),
        ("+", (set(), "+")),
        ("Ctrl+Alt+Left", ({"Ctrl", "Alt"}, "Left")),
    ],
)
def test_key_is_taken_apart(key, parts):
    assert parts_of(key) == parts


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("X", Refusal.TYPING),
        ("Shift+X", Refusal.TYPING),
        ("5", Refusal.TYPING),
        ("Space", Refusal.TYPING),
        ("Tab", Refusal.FOCUS),
        ("Shift+Tab", Refusal.FOCUS),
        ("Return", Refusal.FOCUS),
        ("Esc", Refusal.FOCUS),
        ("Left", Refusal.FIELDS),
        ("Ctrl+Right", Refusal.FIELDS),
        ("Ctrl+Shift+End", Refusal.FIELDS),
        ("Del", Refusal.FIELDS),
        ("Ctrl+V", Refusal.FIELDS),
        ("Alt+E", Refusal.MENU),
    ],
)
def test_key_that_typing_or_moving_needs_is_refused_to_the_window(key, why):
    assert refusal(key, FIND, "FEN") is why


@pytest.mark.parametrize(
    "key", ["F5", "Shift+Esc", "Ctrl+F", "Ctrl+Shift+P", "Alt+X", "Alt+Left", "Ctrl+5"]
)
def test_other_keys_are_free_for_the_window(key):
    assert refusal(key, FIND, "FEN") is None


@pytest.mark.parametrize("key", ["X", "Shift+X", "5", "/", "Space", "Tab", "Del", "Alt+Left", "F5"])
def test_any_letter_is_free_for_the_text(key):
    assert refusal(key, TAG, "FEN") is None


@pytest.mark.parametrize("key", ["Left", "Shift+Down", "Ctrl+Home", "PgDown"])
def test_keys_of_the_caret_are_refused_to_the_text(key):
    assert refusal(key, TAG) is Refusal.CARET


def test_key_by_which_an_action_moves_the_caret_is_an_actions_key():
    assert refusal("Ctrl+Right", TAG, owned=("Ctrl+Right",)) is None


def test_key_of_the_table_is_right_for_its_action():
    assert refusal("Ctrl+Z", spec("edit.undo", "Ctrl+Z")) is None


@pytest.mark.parametrize(
    ("one", "other", "when"),
    [
        (FIND, OPEN, Clash.ALWAYS),
        (TAG, NEXT, Clash.ALWAYS),
        (TAG, FIND, Clash.IN_TEXT),
        (spec("a", needs={"editable"}), spec("b", needs={"session", "locked"}), Clash.NEVER),
    ],
)
def test_actions_clash_where_both_can_act(one, other, when):
    assert clash(one, other) is clash(other, one) is when


def test_keys_of_the_table_hold_without_a_choice():
    assert keys_in_force(SPECS, {}) == {name: one.keys for name, one in SPECS.items()}


def test_chosen_key_is_taken_from_who_has_it_in_the_table():
    keys = keys_in_force(SPECS, {"edit.find": ("Ctrl+O", "F3")})
    assert keys["edit.find"] == ("Ctrl+O", "F3")
    assert keys["file.open"] == ()


def test_new_key_of_the_table_comes_through_beside_a_choice():
    newer = table(TAG, spec("mark.next", "J", "F8", in_text=True), FIND, OPEN)
    assert keys_in_force(newer, {"edit.find": ("F3",)})["mark.next"] == ("J", "F8")


def test_choice_is_kept_where_a_newer_table_gives_its_key_to_another():
    newer = table(TAG, NEXT, FIND, spec("file.open", "F3", "Ctrl+O"))
    keys = keys_in_force(newer, {"edit.find": ("F3",)})
    assert keys["edit.find"] == ("F3",)
    assert keys["file.open"] == ("Ctrl+O",)


def test_of_two_that_chose_a_key_the_first_has_it():
    keys = keys_in_force(SPECS, {"file.open": ("F3",), "mark.next": ("F3",)})
    assert (keys["mark.next"], keys["file.open"]) == (("F3",), ())


def test_two_that_never_act_together_may_share_a_key():
    one, other = spec("a", needs={"editable"}), spec("b", needs={"locked"})
    keys = keys_in_force(table(one, other), {"a": ("F3",), "b": ("F3",)})
    assert keys == {"a": ("F3",), "b": ("F3",)}


def allow_all(_spec, _key):
    return True


def test_choice_is_kept_as_json():
    chosen = {"edit.find": ("F3", "F4"), "mark.tag": ()}
    assert chosen_from(as_json(chosen), SPECS, allow_all) == chosen


def test_no_choice_is_kept_as_nothing():
    assert as_json({}) == ""
    assert chosen_from("", SPECS, allow_all) == {}


@pytest.mark.parametrize(
    "stored", ["{", "[]", "7", "null", '"C"', "[" * 100_000, '{"edit.find": "F3"}']
)
def test_what_is_no_choice_is_left_out(stored):
    assert chosen_from(stored, SPECS, allow_all) == {}


def test_actions_that_are_gone_are_left_out():
    stored = json.dumps({"edit.gone": ["F3"], "edit.find": ["F4"]})
    assert chosen_from(stored, SPECS, allow_all) == {"edit.find": ("F4",)}


@pytest.mark.parametrize("keys", [["F3", 7], ["no"], [None]])
def test_keys_that_no_action_may_have_are_left_out(keys):
    stored = json.dumps({"edit.find": keys})
    assert chosen_from(stored, SPECS, lambda _, key: key == "F3") == {}


def test_key_that_is_named_twice_is_one():
    stored = json.dumps({"edit.find": ["F3", "F3"]})
    assert chosen_from(stored, SPECS, allow_all) == {"edit.find": ("F3",)}
