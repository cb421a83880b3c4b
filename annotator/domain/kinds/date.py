# SPDX-License-Identifier: Apache-2.0
"""Dates and clock times."""

from annotator.domain.fields import choice, edtf
from annotator.domain.kinds import Kind

KIND = Kind(
    key="date",
    label="Date",
    plural="Dates",
    letter="D",
    order=4,
    unit="date",
    summary=("date_value",),
    event_role="when",
    event_date="date_value",
    either=(("date_value", "date_other"),),
    fields=(
        edtf("date_value", "Date", "2023-11-29, 2023-11-30T07:00, or ~ for about"),
        choice(
            "date_precision",
            "Precision",
            "How exact the words are",
            second="second",
            minute="minute",
            hour="hour",
            part_of_day="part of a day",
            day="day",
            week="week",
            month="month",
            season="season",
            year="year",
            decade="decade",
            century="century",
        ),
        edtf("date_other", "Or else", "The other day the words may mean"),
        choice(
            "date_rule",
            "Worked out",
            "How the date follows from the words",
            written="written in full",
            publication="the day of publication",
            back="counted back from publication",
            on="counted on from publication",
            nearest="the nearest to publication",
            nearest_before="the nearest before publication",
            nearest_after="the nearest after publication",
            around="the one publication falls in",
            until_publication="ends with publication",
            named_before="counted from a date named before it",
            clock="a time on the day named before it",
            clash="weekday and date do not agree",
            no_year="the year is not known",
            no_day="the day of publication is not known",
        ),
    ),
)
