# SPDX-License-Identifier: Apache-2.0
"""The table of actions: names and keys tell one from another."""

import re
from collections import Counter
from itertools import combinations

import pytest

from annotator.gui.actions import MENUS, SUBMENUS, TOOLBAR, action_specs
from annotator.gui.actions.hindrances import HINDRANCES, hindrance
from annotator.gui.actions.key_rules import Clash, clash


def twice(things):
    return [thing for thing, count in Counter(things).items() if count > 1]


def test_every_action_has_a_name_of_its_own():
    assert twice(spec.name for spec in action_specs()) == []


def test_no_key_means_two_things_at_once():
    keys = [(key, spec) for spec in action_specs() for key in spec.keys]
    pairs = [(one, other) for one, other in combinations(keys, 2) if one[0] == other[0]]
    clashing = [one[0] for one, other in pairs if clash(one[1], other[1]) is not Clash.NEVER]
    assert clashing == []


def test_every_action_is_in_a_menu_and_says_what_it_does():
    menus = {key for key, _ in MENUS} | SUBMENUS.keys()
    assert [spec.name for spec in action_specs() if spec.menu not in menus or not spec.tip] == []


def test_single_letters_act_in_the_text_only():
    letters = [spec for spec in action_specs() if any(len(key) == 1 for key in spec.keys)]
    assert [spec.name for spec in letters if not spec.in_text] == []


def test_menus_open_by_letters_of_their_own():
    assert twice(re.search("&(.)", title)[1].lower() for _, title in MENUS) == []


@pytest.mark.parametrize("menu", [key for key, _ in MENUS] + list(SUBMENUS))
def test_letters_in_a_menu_are_one_entrys_each(menu):
    texts = [spec.text for spec in action_specs() if spec.menu == menu]
    texts += [title for title, above in SUBMENUS.values() if above == menu]
    letters = (re.search("&(?!&)(.)", text) for text in texts)
    assert twice(found[1].lower() for found in letters if found) == []


@pytest.mark.parametrize("menu", [key for key, _ in MENUS] + list(SUBMENUS))
def test_no_menu_is_longer_than_a_look_takes_in(menu):
    count = sum(spec.menu == menu for spec in action_specs())
    count += sum(above == menu for _, above in SUBMENUS.values())
    assert count <= 15


def test_menus_within_others_are_there():
    menus = {key for key, _ in MENUS} | SUBMENUS.keys()
    assert {above for _, above in SUBMENUS.values()} <= menus
    assert {spec.menu for spec in action_specs()} == menus


def test_toolbar_names_actions_that_are_there():
    names = {spec.name for spec in action_specs()}
    for pattern in filter(None, TOOLBAR):
        assert any(name == pattern or name.startswith(pattern.rstrip("*")) for name in names)


def test_every_need_can_be_said_to_be_missing():
    assert frozenset().union(*(spec.needs for spec in action_specs())) <= HINDRANCES.keys()


def test_what_is_missing_first_is_said():
    assert hindrance(frozenset({"annotation", "session"}), frozenset()) == "no article is open"
    assert hindrance(frozenset({"session"}), frozenset({"session", "x"})) == ""
    assert hindrance(frozenset({"something"}), frozenset()) == "not now"
