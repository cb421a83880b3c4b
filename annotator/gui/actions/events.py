# SPDX-License-Identifier: Apache-2.0
"""The Events menu."""

from __future__ import annotations

from annotator.gui.actions.spec import ANY_MARK, EDITABLE, EVENT, PROJECT, SESSION, ActionSpec

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
        "Have the current mark speak of the current event",
        ("L",),
        ANY_MARK | EVENT,
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
    ActionSpec("events.delete", "events", "&Delete event", "Delete the current event", (), EVENT),
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
        "Show the events over the time, to travel through them and zoom",
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
            ("actor", "&Actor", "List the events of each who takes part under the name"),
            ("event_status", "&Happened or planned", "Put together what happened, is planned …"),
            ("status", "&Status", "Put events together that are as far in checking"),
        )
    ),
    ActionSpec(
        "events.export_timeline",
        "events",
        "&Save timeline as picture…",
        "Save the timeline as SVG or PNG, on white paper",
        (),
        SESSION,
    ),
    ActionSpec(
        "events.columns",
        "events",
        "&Columns of the list…",
        "Choose which columns the list of events has, and in which order",
        (),
        PROJECT,
    ),
    ActionSpec(
        "events.of_all_articles",
        "events",
        "E&vents of all articles",
        "Show the events of all sessions and articles of the project",
        (),
        PROJECT,
    ),
    ActionSpec(
        "events.show_due",
        "events",
        "D&ue list",
        "Show planned events by when they can be checked: overdue ones, and those to come",
        (),
        PROJECT,
    ),
)
