# SPDX-License-Identifier: Apache-2.0
"""Forms of English verbs."""

import pytest

from annotator.text.verbs import Form, forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("say", "say says said said saying"),
        ("claim", "claim claims claimed claimed claiming"),
        ("declare", "declare declares declared declared declaring"),
        ("deny", "deny denies denied denied denying"),
        ("stress", "stress stresses stressed stressed stressing"),
        ("admit", "admit admits admitted admitted admitting"),
        ("quip", "quip quips quipped quipped quipping"),
        ("answer", "answer answers answered answered answering"),
        ("write", "write writes wrote written writing"),
        ("lie", "lie lies lay lain lying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("have", "have has had had having"),
        ("play", "play plays played played playing"),
    ],
)
def test_forms_follow_by_rule_or_table(verb, expected):
    assert list(forms(verb).values()) == expected.split()


def test_a_phrase_changes_its_first_word():
    assert forms("point out")[Form.PAST] == "pointed out"


def test_words_lead_back_to_verbs():
    found = verb_forms("doubling-verbs")["admitted"]
    assert found == ((Form.PAST, "admit"), (Form.PARTICIPLE, "admit"))
