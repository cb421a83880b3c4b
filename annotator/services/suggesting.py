# SPDX-License-Identifier: Apache-2.0
"""Suggestions of an article, and what a checker does with them: accept, reject, switch rules."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, Origin, Piece, PieceRole, Proposal
from annotator.domain.decision import Rejection, RuleSwitch
from annotator.domain.errors import UserError, user_error
from annotator.domain.ids import new_annotation_id, new_rejection_id
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message, message
from annotator.services.deciding import Decided
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

    from annotator.domain.ids import SessionId
    from annotator.domain.span import Span
    from annotator.domain.suggestion import Rule, Suggestion
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


def accept_all(workspace: Workspace, today: date) -> list[Annotation]:
    """Accept all that the rules that are on suggest in the open session; return what was made."""
    suggesting = Suggesting(workspace)
    _, article = workspace.opened()
    return suggesting.accept(suggest_all(article, suggesting.decided(), today))


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

    def accept(self, suggestions: Sequence[Suggestion]) -> list[Annotation]:
        """Make annotations of suggestions and return them; what is decided already is left out.

        Raises:
            UserError: all are decided already, by somebody else or in another window.
        """
        self._workspace.require_editable()
        seen = self._seen()
        made = [self._annotation(one) for one in self._open(in_text_order(suggestions))]
        if made:
            self._add(accept_label(made), made, seen)
        elif suggestions:
            raise self._decided_already(suggestions)
        return made

    def begin(self, suggestions: Sequence[Suggestion]) -> list[Annotation]:
        """Make annotations of suggestions of one kind that are to be changed at once.

        The edit or typing that follows in the first of them is part of the same step.
        """
        seen = self._require_open(suggestions)
        made = [self._annotation(one) for one in suggestions]
        self._workspace.begin(self._edit(_changed_label(made[0]), made, seen))
        return made

    def accept_edited(
        self,
        suggestion: Suggestion,
        *,
        fields: Mapping[str, str] | None = None,
        pieces: Sequence[Piece] | None = None,
    ) -> Annotation:
        """Make an annotation of a suggestion with other pieces, or with fields set as typed."""
        seen = self._require_open([suggestion])
        kind = kind_of(suggestion.kind)
        read = {key: kind.field(key).read(typed) for key, typed in (fields or {}).items()}
        made = self._annotation(suggestion)
        values = {key: value for key, value in {**made.fields, **read}.items() if value}
        made = replace(made, fields=values)
        if pieces is not None:
            _, article = self._workspace.opened()
            tight = [Piece(trimmed(article.text, one.span), one.role) for one in pieces]
            made = replace(made, pieces=tidy(article.text, tight))
        self._add(_changed_label(made), [made], seen)
        return made

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
            self._add(reject_label(made), made, seen)
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

    def _add(
        self, label: Message, made: Sequence[Annotation] | Sequence[Rejection], seen: int
    ) -> None:
        self._workspace.write(self._edit(label, made, seen))

    def _edit(
        self, label: Message, made: Sequence[Annotation] | Sequence[Rejection], seen: int
    ) -> Edit:
        edit = self._workspace.edit(label, made[0].id)
        edit.seen = seen
        edit.add(*made)
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
        if any(map(self._is_accepted, suggestions)):
            return user_error("This suggestion was accepted already. Change the mark itself.")
        return user_error(
            "This suggestion was rejected already, in another window or by somebody else."
        )

    def _is_accepted(self, suggestion: Suggestion) -> bool:
        annotations = self._workspace.project.annotations
        near = annotations.at(self._workspace.session_id, suggestion.envelope)
        proposed = (one.proposed for one in annotations.find(near))
        return suggestion.identity in {(one.kind, one.content) for one in proposed if one}

    def _annotation(self, suggestion: Suggestion) -> Annotation:
        session, article = self._workspace.opened()
        return annotation_of(suggestion, session.id, article.text, self._workspace.project.clock())


def accepted_in(decisions: Decisions, session_id: SessionId) -> set[tuple[str, tuple[Span, ...]]]:
    """Return what the marks of a session came from: kinds with content."""
    return {one.proposed.identity for one in decisions.marked(session_id) if one.proposed}


def annotation_of(suggestion: Suggestion, session_id: SessionId, text: str, now: str) -> Annotation:
    """Return the annotation that a suggestion becomes in a session; ``now`` is UTC.

    Its content is what was proposed: a cue or source that stands in it is left out.
    """
    fields, content = _readable(suggestion), suggestion.content
    pieces = [
        piece
        for piece in suggestion.pieces
        if piece.role is PieceRole.CONTENT or not any(map(piece.span.overlaps, content))
    ]
    return Annotation(
        id=new_annotation_id(),
        session_id=session_id,
        kind=suggestion.kind,
        pieces=tidy(text, pieces),
        origin=Origin.RULE,
        rule=suggestion.rule,
        reason=told_reason(suggestion),
        created=now,
        modified=now,
        fields=fields,
        proposed=Proposal(suggestion.kind, suggestion.pieces, fields),
    )


def _decided(project: Project, session_id: SessionId) -> Decided:
    decisions = project.decisions
    switches = decisions.switches()
    rejected = ((one.kind, one.spans) for one in decisions.rejections(session_id))
    return Decided(
        tuple(decisions.marked(session_id)),
        frozenset(rejected),
        frozenset(rule.key for rule in all_rules() if not _is_on(rule, switches)),
    )


def told_reason(suggestion: Suggestion) -> str:
    """Return why something is suggested on one line, whatever lines the article's words are on."""
    return " ".join(str(suggestion.reason).split())


def _readable(suggestion: Suggestion) -> dict[str, str]:
    """Return the fields that can be kept: words such as "Feb. 30" lead a rule to no date."""
    kind, kept = kind_of(suggestion.kind), {}
    for key, value in suggestion.fields.items():
        with suppress(UserError):
            kept[key] = kind.field(key).read(value)
    return kept


def rejection_of(suggestion: Suggestion, session_id: SessionId, now: str) -> Rejection:
    """Return the rejection of a suggestion in a session; ``now`` is UTC."""
    kind, content = suggestion.identity
    return Rejection(new_rejection_id(), session_id, kind, content, suggestion.rule, now)


def accept_label(chosen: Sequence[Suggestion | Annotation]) -> Message:
    """Return what the step is called that accepts these."""
    if len(chosen) == 1:
        return message("Accept {kind}", kind=kind_of(chosen[0].kind).name)
    return message("Accept {count} suggestions", count=len(chosen))


def _changed_label(made: Annotation) -> Message:
    return message("Accept {kind} with changes", kind=kind_of(made.kind).name)


def reject_label(chosen: Sequence[Suggestion | Rejection]) -> Message:
    """Return what the step is called that rejects these."""
    if len(chosen) == 1:
        return message("Reject {kind}", kind=kind_of(chosen[0].kind).name)
    return message("Reject {count} suggestions", count=len(chosen))


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
