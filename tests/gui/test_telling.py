# SPDX-License-Identifier: Apache-2.0
"""What follows from an edit with all that it brings about is worked out once."""

import pytest

from annotator.gui.telling import Telling


@pytest.fixture
def ends(desk):
    """Return a list that grows with every end of what is told."""
    found = []
    desk.telling.ended.connect(lambda: found.append(desk.annotation_id))
    return found


def test_edit_that_takes_the_current_mark_away_is_told_as_one(desk, tag, ends):
    claim = tag("claim", "Storm Ada")
    desk.select_annotation(claim.id)
    ends.clear()
    desk.marking.delete([claim.id])
    assert ends == [""]


def test_selection_is_told_as_one_and_the_same_one_again_is_not(desk, tag, ends):
    claim = tag("claim", "Storm Ada")
    ends.clear()
    desk.select_annotation(claim.id)
    desk.select_annotation(claim.id)
    assert ends == [claim.id]


def test_fault_in_what_is_told_does_not_keep_the_end_from_coming():
    telling, ended = Telling(), []
    telling.ended.connect(lambda: ended.append(telling.is_going_on))
    with pytest.raises(ZeroDivisionError), telling(), telling():
        raise ZeroDivisionError
    assert ended == [False]
