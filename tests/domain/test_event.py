# SPDX-License-Identifier: Apache-2.0
"""Actors of an event on one line, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.event import EVENT_FIELDS, Actor, actors_text, read_actors

NAMES = st.one_of(st.text(), st.text("ab ;()\\")).map(str.strip)
ACTORS = st.lists(
    st.builds(Actor, NAMES, NAMES).filter(lambda actor: actor != Actor("")), max_size=4
).map(tuple)


@pytest.mark.parametrize(
    ("actors", "line"),
    [
        ((), ""),
        ((Actor("Hamas", "releasing"), Actor("Israel")), "Hamas (releasing); Israel"),
        ((Actor("United Nations (UN)"),), "United Nations (UN) ()"),
        ((Actor("United Nations (UN)", "host"),), "United Nations (UN) (host)"),
        ((Actor("Ann", "mayor (acting)"),), "Ann (mayor (acting))"),
        ((Actor("John (Jack) Smith"),), "John (Jack) Smith"),
        ((Actor("Müller(in)"),), "Müller(in)"),
        ((Actor("", "spokesman"),), "(spokesman)"),
        ((Actor("A; B"),), r"A\; B"),
        ((Actor("C:\\x"),), r"C:\\x"),
        ((Actor("Ann (", "mayor"),), r"Ann \( (mayor)"),
    ],
)
def test_actors_are_written_as_plainly_as_can_be(actors: tuple[Actor, ...], line: str) -> None:
    assert actors_text(actors) == line


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("", ()),
        (" ; ;", ()),
        ("Hamas(releasing)", (Actor("Hamas(releasing)"),)),
        ("Hamas  ( releasing );Israel", (Actor("Hamas", "releasing"), Actor("Israel"))),
        ("Smith :)", (Actor("Smith :)"),)),
        ("Smith :) (mayor)", (Actor("Smith :)", "mayor"),)),
        ("Smith (mayor", (Actor("Smith (mayor"),)),
        ("C:\\dir", (Actor("C:\\dir"),)),
        ("end\\", (Actor("end\\"),)),
    ],
)
def test_typed_actors_are_read(line: str, actors: tuple[Actor, ...]) -> None:
    assert read_actors(line) == actors


@given(ACTORS)
def test_actors_read_back_as_they_were_written(actors: tuple[Actor, ...]) -> None:
    assert read_actors(actors_text(actors)) == actors


def test_space_around_names_and_actors_without_any_are_not_kept() -> None:
    assert actors_text((Actor(" Ann ", " mayor "), Actor(" "))) == "Ann (mayor)"


def test_event_fields_have_keys_of_their_own() -> None:
    keys = [field.key for field in EVENT_FIELDS]
    assert len(set(keys)) == len(keys)
