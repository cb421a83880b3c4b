# SPDX-License-Identifier: Apache-2.0
"""The rules for claims: what sort of statement it is, and why.

Types are those of Full Fact's scheme (Konstantinovskiy et al. 2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.message import message
from annotator.domain.suggestion import Rule
from annotator.suggest._claims.lexicon import Cue
from annotator.suggest._claims.weighing import TELLING

if TYPE_CHECKING:
    from annotator.domain.message import Message
    from annotator.suggest._claims.statement import Statement
    from annotator.suggest._claims.weighing import Balance


class Sort(NamedTuple):
    """A sort of statement: its rule, its claim type, and why; ``{cue}`` are the article's words."""

    key: str
    claim_type: str
    label: str
    reason: str
    starts_off: bool = False


class Named(NamedTuple):
    """What sort of statement it is, and the words that tell so."""

    sort: Sort
    cue: str = ""

    @property
    def reason(self) -> Message:
        """Return why it is proposed."""
        return message(self.sort.reason, cue=self.cue)


_QUESTION = Sort(
    "question", "not_claim", "Questions", "It asks, and states nothing", starts_off=True
)
_TALK = Sort(
    "talk", "not_claim", "Greetings and calls", "“{cue}” is talk, not a statement", starts_off=True
)
_OPINION = Sort("opinion", "not_claim", "Opinions", "“{cue}” gives a view", starts_off=True)
_PLAN = Sort(
    "plan", "not_claim", "Plans", "“{cue}” tells what somebody means to do", starts_off=True
)
_PREDICTION = Sort("prediction", "prediction", "Predictions", "“{cue}” tells what is to come")
_CAUSE = Sort("cause", "correlation", "Causes", "“{cue}” states a cause")
_LAW = Sort("law", "law", "Laws and rules", "“{cue}” tells of a law or rule")
_EXPERIENCE = Sort(
    "experience", "experience", "Own experience", "“{cue}” tells of what somebody lived through"
)
_COMPARISON = Sort(
    "comparison", "quantity", "Comparisons", "“{cue}” sets one thing against another"
)
_CHANGE = Sort("change", "quantity", "Rises and falls", "“{cue}” tells how an amount changed")
_SUPERLATIVE = Sort(
    "superlative", "quantity", "Firsts, mosts and onlys", "“{cue}” holds for one or for all"
)
_FIGURE = Sort("figure", "quantity", "Figures", "“{cue}” is a figure that can be checked")
_ATTRIBUTED = Sort(
    "attributed", "other", "Assertions by somebody", "It rests on the word of “{cue}”"
)
_RECORD = Sort("record", "other", "Deeds on record", "“{cue}” tells of what was done")
_DATED = Sort("dated", "other", "Dated happenings", "“{cue}” tells when it happened")
_STATEMENT = Sort(
    "statement",
    "other",
    "Other statements",
    "It states something that can be checked",
    starts_off=True,
)
SORTS = (
    _FIGURE,
    _COMPARISON,
    _CHANGE,
    _SUPERLATIVE,
    _CAUSE,
    _LAW,
    _PREDICTION,
    _EXPERIENCE,
    _ATTRIBUTED,
    _RECORD,
    _DATED,
    _STATEMENT,
    _OPINION,
    _PLAN,
    _QUESTION,
    _TALK,
)
_FAINT = "claim.faint"
RULES = (
    *(Rule(f"claim.{one.key}", "claim", one.label, one.starts_off) for one in SORTS),
    Rule(_FAINT, "claim", "Statements that carry little", starts_off=True),
)

_MOOD = (Cue.OPINION, Cue.JUDGEMENT, Cue.RHETORIC, Cue.INTENSIFIER, Cue.VALUING, Cue.HEDGE)
_COUNTS = (Cue.FIGURE, Cue.QUANTITY)


def rule_of(sort: Sort, weight: int) -> str:
    """Return the key of the rule that proposes a statement of a sort and weight."""
    return f"claim.{sort.key}" if sort.starts_off or weight >= TELLING else _FAINT


def name(statement: Statement, found: Balance, claimant: str = "") -> Named:
    """Return what sort of statement it is; ``claimant`` is whoever the sentence says states it."""
    return (
        _not_claim(statement, found)
        or _forward(statement)
        or _claim(statement)
        or (Named(_ATTRIBUTED, claimant) if claimant else _told(statement))
        or Named(_STATEMENT)
    )


def _not_claim(statement: Statement, found: Balance) -> Named | None:
    """Return the sort of what states nothing: a question, talk, a view, a plan."""
    if statement.is_question:
        return Named(_QUESTION)
    if found.views > found.facts:
        return _by(statement, _OPINION, *_MOOD) or _by(statement, _TALK, Cue.PLEASANTRY)
    return None


def _forward(statement: Statement) -> Named | None:
    """Return the sort of what is still to come; a figure makes a plan a prediction."""
    planned = None if statement.has(*_COUNTS) else _by(statement, _PLAN, Cue.PLAN)
    return planned or (None if statement.is_past else _by(statement, _PREDICTION, Cue.FORECAST))


def _claim(statement: Statement) -> Named | None:
    """Return the sort of a claim, told by its first cue in the order of what says most."""
    rules = None if statement.is_past else _by(statement, _LAW, Cue.LAW)
    return _by(statement, _CAUSE, Cue.CAUSE) or rules or _counted(statement)


def _counted(statement: Statement) -> Named | None:
    """Return the sort of a statement with an amount or a rank."""
    changed = _by(statement, _CHANGE, Cue.CHANGE) if statement.has(*_COUNTS) else None
    return (
        changed
        or _compared(statement)
        or _by(statement, _SUPERLATIVE, Cue.SUPERLATIVE)
        or _by(statement, _FIGURE, *_COUNTS)
    )


def _compared(statement: Statement) -> Named | None:
    """Return the sort of a comparison; "more than 40" only bounds a figure."""
    counts = statement.places(*_COUNTS)
    compared = statement.cues.get(Cue.COMPARISON, ())
    found = next((one for one in compared if one.last not in counts), None)
    return Named(_COMPARISON, statement.said(found)) if found else None


def _told(statement: Statement) -> Named | None:
    """Return the sort of a statement that tells what was done."""
    lived = _by(statement, _EXPERIENCE, Cue.SPEAKER) if statement.is_past else None
    dated = _by(statement, _DATED, Cue.DATE) if statement.is_past else None
    return lived or _by(statement, _RECORD, Cue.RECORD) or dated


def _by(statement: Statement, sort: Sort, *cues: Cue) -> Named | None:
    """Return the sort by the first of the cues that is there, None where none is."""
    found = next((statement.cues[cue] for cue in cues if cue in statement.cues), None)
    return Named(sort, statement.said(found[0])) if found else None
