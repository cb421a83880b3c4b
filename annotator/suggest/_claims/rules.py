# SPDX-License-Identifier: Apache-2.0
"""The rules for claims: what sort of statement it is, and why.

Types are those of Full Fact's scheme (Konstantinovskiy et al. 2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.message import message
from annotator.domain.suggestion import Rule
from annotator.suggest._claims.cues import Stretch
from annotator.suggest._claims.lexicon import Cue, words_before_nouns
from annotator.suggest._claims.statement import is_any_within
from annotator.suggest._claims.weighing import TELLING, balance, is_plain
from annotator.text.wordlists import word_list

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


def _no_claim(key: str, label: str, reason: str) -> Sort:
    return Sort(key, "not_claim", label, reason, starts_off=True)


_QUESTION = _no_claim("question", "Questions", "It asks, and states nothing")
_TALK = _no_claim("talk", "Greetings and calls", "“{cue}” is a greeting or a call, no statement")
_OPINION = _no_claim("opinion", "Opinions", "“{cue}” gives a view")
_PLAN = _no_claim("plan", "Plans", "“{cue}” tells what somebody means to do")
_LINE = _no_claim(
    "line", "Headings and other lines", "It is a heading, a label or too short to state anything"
)
_LEAD = _no_claim("lead", "Words before a quote", "It only tells who says what follows")
_PREDICTION = Sort("prediction", "prediction", "Predictions", "“{cue}” says what is to come")
_CAUSE = Sort("cause", "correlation", "Causes", "“{cue}” states a cause")
_LAW = Sort("law", "law", "Laws and rules", "“{cue}” tells of a law or rule")
_EXPERIENCE = Sort(
    "experience", "experience", "Own experience", "“{cue}” tells of what somebody lived through"
)
_COMPARISON = Sort(
    "comparison", "quantity", "Comparisons", "“{cue}” compares one thing with another"
)
_CHANGE = Sort("change", "quantity", "Rises and falls", "“{cue}” tells how an amount changed")
_SUPERLATIVE = Sort(
    "superlative",
    "quantity",
    "Firsts, records and “only”",
    "“{cue}” makes it the first, the most or the only one",
)
_FIGURE = Sort("figure", "quantity", "Figures", "“{cue}” is a figure that can be checked")
_ATTRIBUTED = Sort(
    "attributed", "other", "Statements of a source", "It rests on the word of “{cue}”"
)
_RECORD = Sort(
    "record", "other", "Acts on record", "“{cue}” tells of an act that should be on record"
)
_DATED = Sort("dated", "other", "Dated events", "“{cue}” tells when it happened")
_STATEMENT = Sort(
    "statement",
    "other",
    "Other statements",
    "It states something that can be checked",
    starts_off=True,
)
_PLAIN = Sort("plain", "other", "Plain reports", "It tells plainly what is or what happened")
SORTS = (
    *(_FIGURE, _COMPARISON, _CHANGE, _SUPERLATIVE, _CAUSE, _LAW, _PREDICTION, _EXPERIENCE),
    *(_ATTRIBUTED, _RECORD, _DATED, _PLAIN, _STATEMENT),
    *(_OPINION, _PLAN, _QUESTION, _TALK, _LINE, _LEAD),
)
_FAINT = "claim.faint"
RULES = (
    *(Rule(f"claim.{one.key}", "claim", one.label, one.starts_off) for one in SORTS),
    Rule(_FAINT, "claim", "Statements with little to check", starts_off=True),
)

_MOOD = (Cue.OPINION, Cue.JUDGEMENT, Cue.RHETORIC, Cue.INTENSIFIER, Cue.VALUING, Cue.HEDGE)
_DEGREES = ("er", "more", "less", "worse")
_NEAR = 4  # words between "more" and "than", "results in" and "fine"
_REPORTED = 5  # words and signs of what somebody says: not "He said."
# Words between a verb of more and less and its amount: "fell last year by 3 percent".
_NEXT = 2
_AMOUNT = 9


def rule_of(statement: Statement, sort: Sort, weight: int, *, is_reported: bool) -> str:
    """Return the key of the rule that proposes a statement of a sort and weight."""
    is_own = (
        sort.starts_off or weight >= TELLING or _stands(statement, sort, is_reported=is_reported)
    )
    return f"claim.{sort.key}" if is_own else _FAINT


def _stands(statement: Statement, sort: Sort, *, is_reported: bool) -> bool:
    """Return whether a statement is one of its sort, however little else it carries.

    A figure in a short sentence is, and what somebody says or what the article tells in words of
    its own; words in quotation marks are a quote before they are a claim.
    """
    if sort.claim_type == "quantity" and statement.measures:
        return True
    is_told = (is_reported and len(statement.words) >= _REPORTED) or is_plain(
        statement, balance(statement)
    )
    return is_told and not statement.is_quote


def name(statement: Statement, found: Balance, source: str = "") -> Named:
    """Return what sort of statement it is; ``source`` is whoever the sentence says states it.

    What a source thinks or plans is no view or plan of the article: that it says so can be checked.
    """
    return (
        _mood(statement)
        or (None if source else _view(statement, found) or _planned(statement))
        or _foreseen(statement)
        or _claim(statement)
        or (Named(_ATTRIBUTED, source) if source else _told(statement))
        or Named(_PLAIN if is_plain(statement, found) else _STATEMENT)
    )


def _mood(statement: Statement) -> Named | None:
    """Return the sort of what by its form states nothing."""
    if statement.is_question:
        return Named(_QUESTION)
    if statement.is_line:
        return Named(_LINE)
    return Named(_LEAD) if statement.leads_to_quote else None


def _view(statement: Statement, found: Balance) -> Named | None:
    """Return the sort of a view or of talk, where these outweigh the facts."""
    if found.views <= found.facts:
        return None
    return _by(statement, _OPINION, *_MOOD) or _by(statement, _TALK, Cue.PLEASANTRY)


def _planned(statement: Statement) -> Named | None:
    """Return the sort of a plan; a figure makes it a prediction."""
    if statement.amounts:
        return None
    planned = (one for one in statement.cues.get(Cue.PLAN, ()) if _is_meant(statement, one))
    found = next(planned, None)
    return Named(_PLAN, statement.said(found)) if found else None


def _is_meant(statement: Statement, plan: Stretch) -> bool:
    """Return whether somebody means to do it now: not "planned to", nor "had a plan to"."""
    before = statement.lowers[plan.first - 1] if plan.first else ""
    return not statement.lowers[plan.first].endswith("ed") and before not in words_before_nouns()


def _foreseen(statement: Statement) -> Named | None:
    """Return the sort of what is still to come."""
    return None if statement.is_past else _by(statement, _PREDICTION, Cue.FORECAST)


def _claim(statement: Statement) -> Named | None:
    """Return the sort of a claim, told by its first cue in the order of what says most."""
    rules = None if statement.is_past else _by(statement, _LAW, Cue.LAW)
    return _caused(statement) or rules or _counted(statement)


def _caused(statement: Statement) -> Named | None:
    """Return the sort of a cause; what is punished how is a rule: "results in a fine"."""
    causes = statement.cues.get(Cue.CAUSE, ())
    found = next((one for one in causes if not _is_penalty(statement, one)), None)
    if found:
        return Named(_CAUSE, statement.said(found))
    return None if statement.is_past else _by(statement, _LAW, Cue.CAUSE)


def _is_penalty(statement: Statement, cause: Stretch) -> bool:
    """Return whether a penalty is what follows."""
    following = statement.lowers[cause.last : cause.last + _NEAR]
    return not word_list("penalties").isdisjoint(following)


def _counted(statement: Statement) -> Named | None:
    """Return the sort of a statement with an amount or a rank."""
    return _changed(statement) or _compared(statement) or _ranked(statement) or _figured(statement)


def _ranked(statement: Statement) -> Named | None:
    """Return the sort of a first, a most or an only one; the latest of a row is only new."""
    ranks = statement.cues.get(Cue.SUPERLATIVE, ())
    found = next((one for one in ranks if statement.lowers[one.first] != "latest"), None)
    return Named(_SUPERLATIVE, statement.said(found)) if found else None


def _figured(statement: Statement) -> Named | None:
    """Return the sort of a statement with an amount."""
    amounts = statement.amounts
    return Named(_FIGURE, statement.said(amounts[0])) if amounts else None


def _changed(statement: Statement) -> Named | None:
    """Return the sort of a rise or fall: of what has an amount behind it.

    "He added" may be of words: its amount follows at once.
    """
    counts = sorted(one.first for one in statement.amounts)
    said = statement.places(Cue.SAYING)
    for one in statement.cues.get(Cue.CHANGE, ()) if counts else ():
        reach = _NEXT if one.first in said else _AMOUNT
        if is_any_within(counts, one.first - _NEXT, one.last + reach):
            return Named(_CHANGE, statement.said(one))
    return None


def _compared(statement: Statement) -> Named | None:
    """Return the sort of a comparison; "more than 40" only bounds a figure."""
    counts = [one.first for one in statement.amounts]
    compared = statement.cues.get(Cue.COMPARISON, ())
    found = next((one for one in compared if one.last not in counts), None)
    return Named(_COMPARISON, statement.said(_with_degree(statement, found))) if found else None


def _with_degree(statement: Statement, found: Stretch) -> Stretch:
    """Return "than" with what stands in front of it: "more cows than", "higher than"."""
    if statement.lowers[found.first] != "than":
        return found
    places = range(found.first - 1, max(found.first - _NEAR, 0) - 1, -1)
    degree = (at for at in places if statement.lowers[at].endswith(_DEGREES))
    return Stretch(next(degree, found.first), found.last)


def _told(statement: Statement) -> Named | None:
    """Return the sort of a statement that tells what was done."""
    lived = _by(statement, _EXPERIENCE, Cue.SPEAKER) if statement.is_past else None
    dated = _by(statement, _DATED, Cue.DATE) if statement.is_past else None
    return lived or _by(statement, _RECORD, Cue.RECORD) or dated


def _by(statement: Statement, sort: Sort, *cues: Cue) -> Named | None:
    """Return the sort by the first of the cues that is there, None where none is."""
    for cue in cues:
        if cue in statement.cues:
            return Named(sort, statement.said(statement.cues[cue][0]))
    return None
