# SPDX-License-Identifier: Apache-2.0
"""Dates and clock times."""

from annotator.domain.fields import choice, edtf, text
from annotator.domain.kinds import Kind

KIND = Kind(
    key="date",
    label="Date",
    plural="Dates",
    letter="D",
    order=4,
    unit="date",
    summary=("date_value",),
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
        text("date_rule", "Worked out by", "How the date follows from the words"),
    ),
)
