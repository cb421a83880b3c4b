# SPDX-License-Identifier: Apache-2.0
"""Claims: statements that can be checked."""

from annotator.domain.fields import choice, edtf, text
from annotator.domain.kinds import Kind

# Claim types after Konstantinovskiy et al. 2018 (Full Fact's annotation scheme).
KIND = Kind(
    key="claim",
    label="Claim",
    plural="Claims",
    letter="C",
    order=1,
    unit="sentence",
    summary=("claim_text", "claimant"),
    event_role="stated",
    is_split=True,
    fields=(
        text("claim_text", "Claim", "What is claimed, in one plain sentence", lines=3),
        choice(
            "claim_type",
            "Type",
            "What sort of statement it is",
            experience="personal experience",
            quantity="quantity, past or present",
            correlation="correlation or cause",
            law="law or rule in force",
            prediction="prediction",
            other="other claim",
            not_claim="not a claim",
        ),
        # ClaimBuster's classes: check-worthy factual, unimportant factual, non-factual sentence.
        choice(
            "checkworthy",
            "Worth checking",
            "How much rests on it",
            CFS="yes",
            UFS="minor",
            NFS="not a fact",
        ),
        text("claimant", "Claimed by", "Who says so; blank where the article says it itself"),
        edtf("claim_date", "Claimed on", "When it was said"),
        text("about_subject", "About", "Whom or what it is about"),
    ),
)
