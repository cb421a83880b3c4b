# SPDX-License-Identifier: Apache-2.0
"""What a checker does with suggested events: accepting, rejecting, and the marks that speak."""

from dataclasses import replace

import pytest

from annotator.domain.annotation import Origin, Piece, Proposal
from annotator.domain.errors import UserError
from annotator.domain.event import Actor, Evidence
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Rule, Suggestion
from annotator.services import suggesting as module
from annotator.services.deciding import unsettled
from annotator.services.deciding_many import accept_very_many, reject_very_many
from annotator.services.suggesting import Suggesting
from annotator.services.tagging import tag_all, tag_very_many
from annotator.store.decisions import Outcome
from tests.agreement import assert_agreement

OPENINGS = Rule("event.opening", "event", "Openings")
FIELDS = {
    "what": "The harbour opened again",
    "who": "The harbour (opening)",
    "start": "2023-11-28",
    "date_text": "Tuesday",
    "event_status": "happened",
}
NAMING = "The harbour opened again on Tuesday"
HEADLINE = "Harbour opens again"


@pytest.fixture(autouse=True)
def _rules(monkeypatch):
    monkeypatch.setattr(module, "all_rules", lambda: (OPENINGS,))


@pytest.fixture
def suggesting(desk):
    return Suggesting(desk.workspace)


@pytest.fixture
def opening(desk):
    """Return a suggested event that the headline tells of as well."""
    return suggested(desk, HEADLINE, NAMING, fields=FIELDS)


def suggested(desk, *words, fields=None):
    spans = sorted(desk.span(one) for one in words)
    why = message("“{words}” tells of it", words="opened\nagain")
    return Suggestion("event", tuple(map(Piece, spans)), OPENINGS.key, why, fields or {})


def tag(desk, kind, words):
    return desk.marking.tag_span(kind, desk.span(words))


def left(suggesting, *suggestions):
    return unsettled(suggestions, suggesting.decided())


def test_accepted_is_an_event_that_says_why(desk, suggesting, opening):
    (made,) = suggesting.accept([opening])
    stored = desk.event(made)
    assert stored == made
    assert (stored.origin, stored.rule) == (Origin.RULE, OPENINGS.key)
    assert stored.reason == "“opened again” tells of it"
    assert (stored.what, stored.start) == ("The harbour opened again", "2023-11-28")
    assert stored.who == (Actor("The harbour", "opening"),)
    assert stored.proposed == Proposal("event", opening.pieces, FIELDS)
    assert desk.labels()[0] == "Accept event"
    assert_agreement(desk.project)


def test_it_is_named_by_the_stretch_that_its_name_is_from(desk, suggesting, opening):
    (made,) = suggesting.accept([opening])
    assert (made.span, made.mentions) == (desk.span(NAMING), (desk.span(HEADLINE),))


def test_without_a_name_the_first_stretch_stands_for_it(desk, suggesting):
    (made,) = suggesting.accept([suggested(desk, HEADLINE, NAMING)])
    assert made.span == desk.span(HEADLINE)


def test_value_that_cannot_be_kept_is_left_blank(desk, suggesting):
    (made,) = suggesting.accept([suggested(desk, NAMING, fields={"start": "Feb. 30"})])
    assert (made.start, made.proposed.fields) == ("", {})


def test_marks_in_its_text_speak_of_it_by_kind(desk, suggesting, opening):
    when, claim = tag(desk, "date", "Tuesday"), tag(desk, "claim", NAMING)
    tag(desk, "date", "Nov. 29")
    (made,) = suggesting.accept([opening])
    assert set(desk.event(made).evidence) == {
        Evidence(when.id, "when"),
        Evidence(claim.id, "stated"),
    }


def test_undo_takes_it_back_and_it_is_suggested_again(desk, suggesting, opening):
    tag(desk, "date", "Tuesday")
    suggesting.accept([opening])
    assert left(suggesting, opening) == []
    desk.workspace.undo()
    assert left(suggesting, opening) == [opening]
    assert desk.project.events.count(desk.workspace.session_id) == 0
    desk.workspace.redo()
    assert left(suggesting, opening) == []
    assert_agreement(desk.project)


def test_accepted_stays_settled_where_another_telling_joined_or_a_boundary_moved(
    desk, suggesting, opening
):
    suggesting.accept([suggested(desk, NAMING)])
    assert left(suggesting, opening) == []
    assert left(suggesting, suggested(desk, f"{NAMING},")) == []
    assert left(suggesting, suggested(desk, HEADLINE)) != []


def test_rejected_stays_away_where_another_telling_joined_or_a_boundary_moved(
    desk, suggesting, opening
):
    suggesting.reject([suggested(desk, NAMING)])
    assert desk.labels()[0] == "Reject event"
    assert left(suggesting, opening) == []
    assert left(suggesting, suggested(desk, f"{NAMING},")) == []
    desk.workspace.undo()
    assert left(suggesting, opening) == [opening]


def test_event_of_a_person_settles_the_only_one_told_of_in_its_text(desk, suggesting):
    sentence = desk.span("The harbour opened again on Tuesday, two days after the storm.")
    desk.eventing.add(sentence)
    one = suggested(desk, "The harbour opened")
    assert left(suggesting, one) == []
    other = suggested(desk, "the storm")
    assert left(suggesting, one, other) == [one, other]


def test_event_without_a_place_in_the_text_settles_nothing(desk, suggesting, opening):
    desk.eventing.add(None)
    assert left(suggesting, opening) == [opening]


def test_joined_event_settles_both(desk, suggesting):
    one, other = suggested(desk, HEADLINE), suggested(desk, NAMING)
    (first,) = suggesting.accept([one])
    edit = desk.workspace.edit(message("Join events"), first.id)
    edit.change(first, replace(first, mentions=other.content))
    desk.workspace.write(edit)
    assert left(suggesting, one, other) == []


def test_what_was_decided_elsewhere_is_said(desk, other, suggesting, opening):
    theirs = Suggesting(other.workspace)
    theirs.accept([opening])
    with pytest.raises(UserError, match="Change the event itself"):
        suggesting.accept([opening])
    with pytest.raises(UserError, match="Change the event itself"):
        suggesting.accept_edited(opening, fields={"where": "Tromsø"})
    away = suggested(desk, "About 1,200 people were moved")
    theirs.reject([away])
    with pytest.raises(UserError, match="rejected already"):
        suggesting.begin([away])


def test_many_that_were_accepted_elsewhere_are_left_out(desk, other, suggesting, monkeypatch):
    monkeypatch.setattr(module, "_FEW", 0)
    one, two = suggested(desk, HEADLINE), suggested(desk, NAMING)
    Suggesting(other.workspace).accept([one])
    (made,) = suggesting.accept([one, two])
    assert made.span == desk.span(NAMING)


def test_changed_value_is_part_of_accepting(desk, suggesting, opening):
    made = suggesting.accept_edited(opening, fields={"who": "Harbour (opened); Tromsø"})
    stored = desk.event(made)
    assert stored.who == (Actor("Harbour", "opened"), Actor("Tromsø"))
    assert stored.proposed.fields["who"] == "The harbour (opening)"
    assert desk.labels()[0] == "Accept event with changes"
    assert suggesting.decided().events[0].proposed.identity == opening.identity


def test_typing_after_it_was_begun_is_one_step(desk, suggesting, opening):
    (made,) = suggesting.begin([opening])
    for typed in ("T", "Tr"):
        desk.eventing.set_field(made.id, "where", typed, draft=True)
    desk.workspace.close_draft()
    assert desk.event(made).where == "Tr"
    desk.workspace.undo()
    assert desk.project.events.find([made.id]) == []


def test_mark_that_is_made_in_its_text_speaks_of_it_in_the_same_step(desk, suggesting, opening):
    (made,) = suggesting.accept([opening])
    mark = tag(desk, "date", "Tuesday")
    assert desk.event(made).evidence == (Evidence(mark.id, "when"),)
    desk.workspace.undo()
    assert desk.event(made).evidence == ()
    assert desk.event(made) == made
    desk.workspace.redo()
    assert desk.event(made).evidence == (Evidence(mark.id, "when"),)
    assert_agreement(desk.project)


def test_mark_that_is_accepted_in_another_place_that_tells_of_it_speaks_of_it(
    desk, suggesting, opening
):
    (made,) = suggesting.accept([opening])
    why = message("A claim")
    claim = Suggestion("claim", (Piece(desk.span(HEADLINE)),), "claim.test", why)
    (mark,) = suggesting.accept([claim])
    assert desk.event(made).evidence == (Evidence(mark.id, "stated"),)


def test_mark_that_is_begun_in_its_text_is_one_step_with_what_follows(desk, suggesting, opening):
    (made,) = suggesting.accept([opening])
    why = message("A claim")
    claim = Suggestion("claim", (Piece(desk.span(NAMING)),), "claim.test", why)
    (mark,) = suggesting.begin([claim])
    desk.marking.set_field(mark.id, "claimant", "The mayor")
    assert desk.event(made).evidence == (Evidence(mark.id, "stated"),)
    desk.workspace.undo()
    assert desk.event(made).evidence == ()
    assert desk.project.annotations.find([mark.id]) == []


def test_what_a_person_took_out_stays_out(desk, suggesting, opening):
    mark = tag(desk, "date", "Tuesday")
    (made,) = suggesting.accept([opening])
    desk.eventing.unlink(made.id, mark.id)
    other = tag(desk, "claim", NAMING)
    assert desk.event(made).evidence == (Evidence(other.id, "stated"),)


def test_events_of_people_are_left_to_them(desk):
    event = desk.eventing.add(desk.span(NAMING))
    tag(desk, "date", "Tuesday")
    assert desk.event(event).evidence == ()


def test_marks_outside_its_text_do_not_speak_of_it(desk, suggesting, opening):
    (made,) = suggesting.accept([opening])
    tag(desk, "number", "two days")
    assert desk.event(made).evidence == ()


@pytest.mark.parametrize("is_long", [False, True])
def test_all_that_is_tagged_at_once_speaks_of_it(desk, suggesting, opening, is_long):
    (made,) = suggesting.accept([opening])
    spans = [desk.span("Tuesday"), desk.span("Harbour")]
    workspace = desk.workspace
    if is_long:
        path, session_id = desk.project.path, workspace.session_id
        group = tag_very_many(path, session_id, "Ann", "date", spans, advance=lambda _: None)
        workspace.take_over(group)
    else:
        tag_all(workspace, "date", spans)
    assert len(desk.event(made).evidence) == 2
    workspace.undo()
    assert desk.event(made).evidence == ()
    assert_agreement(desk.project)


def test_many_marks_and_events_are_accepted_as_one_step_by_a_job(desk, suggesting, opening):
    why = message("A letter")
    letters = [
        Suggestion("number", (Piece(Span(start, start + 1)),), "number.test", why)
        for start in range(220)
    ]
    workspace = desk.workspace
    place = desk.project.path, workspace.session_id, "Ann", [opening, *letters]
    group = accept_very_many(*place, advance=lambda _: None)
    workspace.take_over(group)
    (event_id,) = desk.project.events.in_order(workspace.session_id)
    length = len(HEADLINE) + len(NAMING)
    assert len(desk.project.events.get(event_id).evidence) == length
    workspace.undo()
    assert desk.project.events.count(workspace.session_id) == 0
    group = reject_very_many(*place, advance=lambda _: None)
    workspace.take_over(group)
    assert left(suggesting, opening) == []
    assert_agreement(desk.project)


def test_outcomes_count_events(desk, suggesting, opening):
    (made,) = suggesting.accept([opening])
    suggesting.accept([suggested(desk, "About 1,200 people were moved")])
    suggesting.reject([suggested(desk, "The Israel-Hamas talks")])
    assert outcome(desk) == Outcome(accepted=2, edited=0, rejected=1)
    desk.eventing.set_field(made.id, "who", "The mayor")
    assert outcome(desk) == Outcome(accepted=2, edited=1, rejected=1)
    (count,) = suggesting.counts({OPENINGS.key: 3})
    assert (count.outcome.accepted, count.left) == (2, 3)


def test_event_that_is_told_of_elsewhere_by_now_is_edited(desk, suggesting, opening):
    (made,) = suggesting.accept([opening])
    edit = desk.workspace.edit(message("Take away"), made.id)
    edit.change(made, replace(made, mentions=()))
    desk.workspace.write(edit)
    assert outcome(desk).edited == 1


def test_switched_off_its_rule_suggests_nothing(desk, suggesting, opening):
    suggesting.switch_rules([OPENINGS.key], on=False)
    assert suggesting.decided().off == {OPENINGS.key}


def outcome(desk):
    return desk.project.decisions.outcomes()[OPENINGS.key]


def test_suggestions_stay_away_of_which_the_events_were_merged_or_split(desk, suggesting, opening):
    storm = suggested(desk, "two days after the storm", "it is over")
    mark = tag(desk, "quote", "it is over")
    made = suggesting.accept([opening, storm])
    event = desk.regrouping.merge([one.id for one in made])
    assert left(suggesting, opening, storm) == []
    desk.regrouping.split(event.id, [mark.id])
    assert left(suggesting, opening, storm) == []
    desk.workspace.undo()
    desk.workspace.undo()
    desk.workspace.undo()
    assert left(suggesting, opening, storm) == [opening, storm]
