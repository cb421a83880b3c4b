# SPDX-License-Identifier: Apache-2.0
"""The Events menu."""

from __future__ import annotations

from annotator.gui.actions.spec import (
    ANY_MARK,
    CHOSEN_EVENTS,
    EDITABLE,
    EVENT,
    PROJECT,
    SESSION,
    ActionSpec,
)

EVENTS = (
    ActionSpec(
        "events.add_event",
        "events",
        "&Event",
        "Make an event of the selected words, or of the current mark or sentence",
        ("E",),
        EDITABLE,
        in_text=True,
    ),
    ActionSpec(
        "events.link",
        "events",
        "&Add mark to event",
        "Have the current mark speak of the current event; without one you choose it",
        ("L",),
        ANY_MARK,
        in_text=True,
    ),
    ActionSpec(
        "events.attach",
        "events",
        "Add to an&other event…",
        "Have the current mark speak of an event that a few letters find",
        ("Shift+L",),
        ANY_MARK,
        in_text=True,
    ),
    ActionSpec(
        "events.to_form",
        "events",
        "&Fields of the event",
        "Go to the fields of the current event; Esc comes back",
        ("Shift+E",),
        frozenset({"session", "event"}),
        in_text=True,
    ),
    ActionSpec(
        "events.merge",
        "event_change",
        "&Merge selected events",
        "Make one event of those selected in the list: the first in time, with all that they tell",
        ("Ctrl+M",),
        CHOSEN_EVENTS,
        starts_group=True,
    ),
    ActionSpec(
        "events.split",
        "event_change",
        "&Split marks off",
        "Make another event of the marks selected beside the event's fields, or the current one",
        ("Ctrl+Shift+M",),
        EVENT,
    ),
    ActionSpec(
        *("events.delete", "event_change", "&Delete event", "Delete the current event", (), EVENT),
        starts_group=True,
    ),
    ActionSpec(
        "events.next",
        "event_go",
        "&Next event",
        "Go to the next event of the list, by time unless you sorted it otherwise, and its text",
        ("F4",),
        SESSION,
    ),
    ActionSpec(
        "events.previous",
        "event_go",
        "&Previous event",
        "Go to the event before in the list, and its text",
        ("Shift+F4",),
        SESSION,
    ),
    ActionSpec(
        "events.next_question",
        "event_go",
        "Next &open question",
        "Go to the next event by time that is in query, or that marks in query speak of",
        ("Ctrl+Shift+J",),
        SESSION,
    ),
    ActionSpec(
        "events.show_list",
        "events",
        "&List of events",
        "Show the events as a list",
        (),
        PROJECT,
        starts_group=True,
    ),
    ActionSpec(
        "events.show_timeline",
        "events",
        "&Timeline",
        "Show the events along a line of time; arrows go from one to the next, + and - zoom",
        ("Ctrl+Shift+T",),
        PROJECT,
    ),
    ActionSpec(
        "events.show_all",
        "events",
        "Sho&w all events",
        "Take all filters off the list of events",
        ("Ctrl+Shift+E",),
        SESSION,
    ),
    *(
        ActionSpec("events.group_by", "event_groups", text, tip, (), SESSION, argument=by)
        for by, text, tip in (
            ("nothing", "&Nothing", "List the events one by one"),
            ("day", "&Day", "Put the events of a day together in their list"),
            (
                "actor",
                "&Actor",
                "List under each name the events in which that person or body takes part",
            ),
            (
                "event_status",
                "&Happened or planned",
                "Put together the events that happened, those planned, and so on",
            ),
            ("status", "&Status", "Put together the events of the same status of checking"),
        )
    ),
    *(
        ActionSpec(
            *("events.sort_by", "event_order", text),
            "Sort the list of events by this column; a second time, from its end",
            *((), SESSION),
            argument=key,
        )
        for key, text in (
            ("start", "By &time"),
            ("what", "By w&hat"),
            ("who", "By wh&o"),
            ("where", "By wh&ere"),
            ("event_status", "By whether it ha&ppened"),
            ("status", "By &status"),
            ("verdict", "By &verdict"),
        )
    ),
    ActionSpec(
        "events.columns",
        "event_order",
        "&Columns of the list…",
        "Choose which columns the list of events has, and in which order",
        (),
        PROJECT,
        starts_group=True,
    ),
    ActionSpec(
        "events.export_timeline",
        "pictures",
        "&Save timeline as picture…",
        "Save the timeline as SVG or PNG, on white paper",
        (),
        SESSION,
    ),
    ActionSpec(
        "events.of_all_articles",
        "events",
        "E&vents of all articles",
        "Show the events of all sessions and articles of the project",
        ("Ctrl+Shift+A",),
        PROJECT,
    ),
    ActionSpec(
        "events.show_due",
        "events",
        "D&ue list",
        "Show planned events by when they can be checked: overdue ones, and those to come",
        ("Ctrl+Shift+L",),
        PROJECT,
    ),
)
