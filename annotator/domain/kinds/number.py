# SPDX-License-Identifier: Apache-2.0
"""Numbers: how many of what, and how sure."""

from annotator.domain.fields import choice, edtf, number, text
from annotator.domain.kinds import Kind

KIND = Kind(
    key="number",
    label="Number",
    plural="Numbers",
    letter="N",
    order=3,
    unit="number",
    summary=("number_value", "counted", "unit"),
    event_role="how many",
    fields=(
        number("number_value", "Value", "In digits; leave it blank where the text is vague"),
        choice(
            "modifier",
            "Modifier",
            "What the words around it do to the value",
            exact="exact",
            approx="about",
            at_least="at least",
            at_most="at most",
            more_than="more than",
            less_than="less than",
        ),
        text("unit", "Unit", "km, percent, US dollars"),
        text("counted", "Counted", "What is counted: detainees, women and children"),
        text("scope", "Scope", "Of which group, place and time"),
        text("per", "Per", "What one unit is of, as in three for each hostage"),
        number("number_min", "Minimum", "Lower end of a range"),
        number("number_max", "Maximum", "Upper end of a range"),
        edtf("as_of", "As of", "The date for which it holds"),
        choice(
            "number_type",
            "Type",
            "What sort of number it is",
            cardinal="count",
            ordinal="ordinal",
            money="money",
            percent="percent",
            percentage_point="percentage points",
            ratio="ratio",
            range="range",
            duration="duration",
            age="age",
            rank="rank",
            identifier="identifier",
            approx_word="vague word",
        ),
    ),
)
