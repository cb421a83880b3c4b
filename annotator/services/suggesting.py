# SPDX-License-Identifier: Apache-2.0
"""Suggestions of an article, and what a checker does with them: accept, reject, switch rules."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, Piece
from annotator.domain.decision import RuleSwitch
from annotator.domain.errors import UserError, user_error
from annotator.domain.event import EVENT, suggested_kind
from annotator.domain.message import Message, message
from annotator.services.accepting import (
    accept_label,
    changed_label,
    proposal_of,
    record_of,
    reject_label,
    rejection_of,
)
from annotator.services.deciding import Decided
from annotator.services.event_evidence import add_accepted
from annotator.services.looking import in_text_order, suggest_all
from annotator.services.pieces import tidy, trimmed
from annotator.store.decisions import Outcome
from annotator.store.edit import Edit
from annotator.store.opening import connect
from annotator.store.project import Project
from annotator.suggest import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from annotator.domain.decision import Rejection
    from annotator.domain.ids import SessionId
    from annotator.domain.span import Span
    from annotator.domain.suggestion import Rule, Suggestion
    from annotator.services.accepting import Accepted
    from annotator.services.workspace import Workspace
    from annotator.store.decisions import Decisions

# So many are looked up one by one; that takes less time than to read all marks of a session.
_FEW = 20


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule with what became of its suggestions in the project, and how many are left here."""

    rule: Rule
    is_on: bool
    outcome: Outcome
    left: int


def today() -> date:
    """Return the reader's day."""
    return datetime.now().astimezone().date()


def off_at_first() -> frozenset[str]:
    """Return the keys of the rules that suggest nothing until somebody switches them on."""
    return frozenset(rule.key for rule in all_rules() if rule.starts_off)


def accept_all(workspace: Workspace, today: date) -> list[Accepted]:
    """Accept all that the rules that are on suggest in the open session; return what was made.

    Events come after the marks, as a step of its own.
    """
    suggesting = Suggesting(workspace)
    _, article = workspace.opened()
    found = suggest_all(article, suggesting.decided(), today)
    marks = suggesting.accept([one for one in found if one.kind != EVENT.key])
    return [*marks, *suggesting.accept([one for one in found if one.kind == EVENT.key])]


def decided_beside(path: Path, session_id: SessionId) -> Decided:
    """Return what is decided in a session, through a reading connection of its own, for a worker.

    Raises:
        UserError: the file cannot be read there.
    """
    with closing(connect(path, read_only=True, is_checked=False)) as connection:
        return _decided(Project(connection), session_id)


class Suggesting:
    """Decides on suggestions in the open session: each public method is one step to undo.

    Those that write raise UserError where the session is read-only, a value cannot be read, or
    the file cannot be written; then nothing has changed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def decided(self) -> Decided:
        """Return what is decided in the open session; to be read anew when it changes.

        It does where ``annotation``, ``span``, ``rejection`` or ``rule_switch`` rows do.
        """
        return _decided(self._workspace.project, self._workspace.session_id)

    def accept(self, suggestions: Sequence[Suggestion]) -> list[Accepted]:
        """Make marks and events of suggestions; what is decided already is left out.

        Marks that stand in the text of an event speak of it, whichever was there first.

        Raises:
            UserError: all are decided already, by somebody else or in another window.
        """
        self._workspace.require_editable()
        seen = self._seen()
        records = [self._record(one) for one in self._open(in_text_order(suggestions))]
        if not records:
            if suggestions:
                raise self._decided_already(suggestions)
            return []
        edit, made = self._acceptance(accept_label(records), records, seen)
        self._workspace.write(edit)
        return made

    def begin(self, suggestions: Sequence[Suggestion]) -> list[Accepted]:
        """Make marks or events of suggestions of one kind that are to be changed at once.

        The edit or typing that follows in the first of them is part of the same step.
        """
        seen = self._require_open(suggestions)
        records = [self._record(one) for one in suggestions]
        edit, made = self._acceptance(changed_label(records[0]), records, seen)
        self._workspace.begin(edit)
        return made

    def accept_edited(
        self,
        suggestion: Suggestion,
        *,
        fields: Mapping[str, str] | None = None,
        pieces: Sequence[Piece] | None = None,
    ) -> Accepted:
        """Make a mark or event of a suggestion with fields set as typed, or a mark's pieces."""
        seen = self._require_open([suggestion])
        kind = suggested_kind(suggestion.kind)
        read = {key: kind.field(key).read(typed) for key, typed in (fields or {}).items()}
        edited = replace(suggestion, fields={**suggestion.fields, **read})
        record = replace(self._record(edited), proposed=proposal_of(suggestion))
        if pieces is not None and isinstance(record, Annotation):
            _, article = self._workspace.opened()
            tight = [Piece(trimmed(article.text, one.span), one.role) for one in pieces]
            record = replace(record, pieces=tidy(article.text, tight))
        edit, made = self._acceptance(changed_label(record), [record], seen)
        self._workspace.write(edit)
        return made[0]

    def reject(self, suggestions: Sequence[Suggestion]) -> None:
        """Have suggestions stay away; undo brings them back. What is marked already is left out.

        Raises:
            UserError: all are decided already, by somebody else or in another window.
        """
        self._workspace.require_editable()
        session, _ = self._workspace.opened()
        seen, now = self._seen(), self._workspace.project.clock()
        made = [
            rejection_of(one, session.id, now) for one in self._open(in_text_order(suggestions))
        ]
        if made:
            edit = self._edit(reject_label(made), made, seen)
            edit.add(*made)
            self._workspace.write(edit)
        elif suggestions:
            raise self._decided_already(suggestions)

    def switch_rules(self, keys: Iterable[str], *, on: bool) -> None:
        """Switch rules on or off for the whole project; undo takes it back."""
        switches = self._workspace.project.decisions.switches()
        known = {rule.key: rule for rule in all_rules()}
        rules = [known[key] for key in keys if _is_on(known[key], switches) is not on]
        if not rules:
            return
        edit = Edit(_switch_label(rules, on=on), self._workspace.reviewer)
        for rule in rules:
            new, old = RuleSwitch(rule.key, on), switches.get(rule.key)
            if old is None:
                edit.add(new)
            else:
                edit.change(old, new)
        self._workspace.commit_step(edit)

    def counts(self, left: Mapping[str, int]) -> list[RuleCount]:
        """Return how each rule fares; ``left`` is how much of it is left in the open article."""
        decisions = self._workspace.project.decisions
        outcomes, switches = decisions.outcomes(), decisions.switches()
        return [
            RuleCount(
                rule,
                _is_on(rule, switches),
                outcomes.get(rule.key, Outcome()),
                left.get(rule.key, 0),
            )
            for rule in all_rules()
        ]

    def _acceptance(
        self, label: Message, records: Sequence[Accepted], seen: int
    ) -> tuple[Edit, list[Accepted]]:
        """Return the edit that adds what suggestions became, and that as it is stored."""
        edit, project = self._edit(label, records, seen), self._workspace.project
        return edit, add_accepted(project, edit, records, project.clock())

    def _edit(
        self, label: Message, made: Sequence[Accepted] | Sequence[Rejection], seen: int
    ) -> Edit:
        edit = self._workspace.edit(label, made[0].id)
        edit.seen = seen
        return edit

    def _require_open(self, suggestions: Sequence[Suggestion]) -> int:
        """Return up to where the log was read; UserError where somebody decided on one already."""
        self._workspace.require_editable()
        seen = self._seen()
        if len(self._open(suggestions)) < len(suggestions):
            raise self._decided_already(suggestions)
        return seen

    def _seen(self) -> int:
        """Return up to where the log is that what is read from now on goes by."""
        return self._workspace.project.history.log.end()

    def _open(self, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
        """Return those that nobody decided on, in another program or window, meanwhile."""
        session_id, decisions = self._workspace.session_id, self._workspace.project.decisions
        rejected = decisions.rejected(session_id, [one.content for one in suggestions])
        left = [one for one in suggestions if one.identity not in rejected]
        if len(left) <= _FEW:
            return [one for one in left if not self._is_accepted(one)]
        accepted = accepted_in(decisions, session_id)
        return [one for one in left if one.identity not in accepted]

    def _decided_already(self, suggestions: Iterable[Suggestion]) -> UserError:
        accepted = next(filter(self._is_accepted, suggestions), None)
        if accepted is None:
            return user_error(
                "This suggestion was rejected already, in another window or by somebody else."
            )
        if accepted.kind == EVENT.key:
            return user_error("This suggestion was accepted already. Change the event itself.")
        return user_error("This suggestion was accepted already. Change the mark itself.")

    def _is_accepted(self, suggestion: Suggestion) -> bool:
        project, session_id = self._workspace.project, self._workspace.session_id
        marks = project.annotations.find(project.annotations.at(session_id, suggestion.envelope))
        events = project.events.of_rules_at(session_id, suggestion.content)
        proposed = [*(one.proposed for one in marks), *(one.proposed for one in events)]
        return suggestion.identity in {one.identity for one in proposed if one}

    def _record(self, suggestion: Suggestion) -> Accepted:
        session, article = self._workspace.opened()
        return record_of(suggestion, session.id, article.text, self._workspace.project.clock())


def accepted_in(decisions: Decisions, session_id: SessionId) -> set[tuple[str, tuple[Span, ...]]]:
    """Return what the marks and events of a session came from: kinds with content."""
    found = (*decisions.marked(session_id), *decisions.events(session_id))
    return {one.proposed.identity for one in found if one.proposed}


def _decided(project: Project, session_id: SessionId) -> Decided:
    decisions = project.decisions
    switches = decisions.switches()
    rejected = ((one.kind, one.spans) for one in decisions.rejections(session_id))
    return Decided(
        marked=tuple(decisions.marked(session_id)),
        events=tuple(decisions.events(session_id)),
        rejected=frozenset(rejected),
        off=frozenset(rule.key for rule in all_rules() if not _is_on(rule, switches)),
    )


def _is_on(rule: Rule, switches: Mapping[str, RuleSwitch]) -> bool:
    """Return whether a rule suggests: as somebody said, or else as it starts."""
    switch = switches.get(rule.key)
    return switch.is_on if switch else not rule.starts_off


def _switch_label(rules: Sequence[Rule], *, on: bool) -> Message:
    if len(rules) > 1:
        template = "Switch on {count} rules" if on else "Switch off {count} rules"
        return message(template, count=len(rules))
    template = "Switch on the rule “{rule}”" if on else "Switch off the rule “{rule}”"
    return message(template, rule=Message(rules[0].label))
