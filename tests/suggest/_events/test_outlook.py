# SPDX-License-Identifier: Apache-2.0
"""How a happening stands on the day of publication, and after which day it can be checked."""

import pytest

from tests.suggest._events.telling import tellings


@pytest.mark.parametrize(
    ("text", "status", "due"),
    [
        ("The truce expires on Thursday.", "planned", "2023-11-30"),
        ("The truce expires at 7 a.m. Thursday.", "planned", "2023-11-30T07:00:00"),
        ("Six men are set to be released later Wednesday.", "planned", "2023-11-29"),
        ("She will travel to Norvale from Friday to Monday.", "planned", "2023-12-04"),
        ("She will travel to Norvale.", "planned", ""),
        ("She travelled to Norvale on Monday.", "happened", ""),
        ("They could release the men by Thursday.", "conditional", ""),
        ("Roe allegedly killed two men on Monday.", "alleged", ""),
        ("Prosecutors say Roe killed two men on Monday.", "alleged", ""),
        ("Police say Roe killed two men on Monday.", "happened", ""),
    ],
)
def test_what_is_to_come_is_due_after_its_day(text, status, due):
    (one,) = tellings(text)
    assert (one.status, one.due) == (status, due)


def test_planned_without_a_year_is_due_on_no_day():
    (one,) = tellings("The truce will expire on Nov. 30.", "")
    assert one.status == "planned"
    assert one.when.start == "XXXX-11-30"
    assert not one.due


def test_day_to_come_is_not_when_something_happened():
    (one,) = tellings("The firm laid off 200 workers with effect from Dec. 15.")
    assert one.status == "happened"
    assert not one.when.is_known


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Roe was freed.", ""),
        ("Roe was probably freed.", "probable"),
        ("Roe may have been freed.", "possible"),
        ("Late in May, Roe was freed.", ""),
    ],
)
def test_hedges_tell_how_sure_the_text_is(text, certainty):
    (one,) = tellings(text)
    assert one.certainty == certainty


@pytest.mark.parametrize(
    "text", ["The third man to be freed was a nurse.", "The first hostages to be freed were ill."]
)
def test_one_of_several_by_what_happened_is_not_to_come(text):
    assert [one.status for one in tellings(text)] == ["happened"]
