# SPDX-License-Identifier: Apache-2.0
"""Quotes: words given as somebody's."""

from annotator.domain.annotation import PieceRole
from annotator.domain.fields import choice, edtf, text
from annotator.domain.kinds import Kind

KIND = Kind(
    key="quote",
    label="Quote",
    plural="Quotes",
    letter="Q",
    order=2,
    unit="quotation",
    summary=("speaker",),
    event_role="said",
    role_fields={PieceRole.SOURCE: "speaker_as_written", PieceRole.CUE: "cue"},
    is_split=True,
    fields=(
        text("speaker", "Speaker", "Who said it, by full name and role"),
        text("speaker_as_written", "As written", "The words of the article for the speaker"),
        choice(
            "speaker_basis",
            "How known",
            "How the article tells who said it",
            named="named",
            pronoun="by a word such as she, who or the group",
            inferred="inferred",
        ),
        text("reported_by", "Reported by", "Who says that the speaker said it: according to CNN"),
        text("cue", "Cue", "The words that mark it as said: said, wrote, according to"),
        choice(
            "quote_type",
            "Type",
            "How the words are given",
            direct="direct",
            mixed="mixed",
            indirect="indirect",
            scare="scare quotes",
        ),
        text("addressee", "To", "Whom it was said to"),
        text("medium", "Medium", "Where it was said: a post, a briefing, a letter"),
        edtf("said_when", "Said on", "When it was said"),
        text("quote_language", "Language", "The language it was said in"),
        choice("translated", "Translated", yes="yes", no="no"),
        choice("complete", "Complete", "Whether words were left out", yes="yes", ellipsis="cut"),
    ),
)
