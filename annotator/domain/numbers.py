# SPDX-License-Identifier: Apache-2.0
"""Numbers as people type them, kept as exact decimals in text."""

from __future__ import annotations

import re

from annotator.domain.errors import user_error

_PLAIN = re.compile(
    r"([+\-\N{MINUS SIGN}]?)(\d{1,3}(?:([,\N{NO-BREAK SPACE} ])\d{3}(?:\3\d{3})*)|\d+)(\.\d+)?",
    re.ASCII,  # other scripts' digits would not be numbers to SQL or to readers of the CSV
)


def canonical_number(value: str) -> str:
    """Return the number as ``-?digits(.digits)?``, thousands marks taken out.

    The decimal mark is the point, as in the CSV. Trailing zeros stay: 12.50 is a statement
    about precision.

    Raises:
        UserError: the text is not one number.
    """
    found = _PLAIN.fullmatch(value.strip())
    if not found:
        raise user_error(
            "“{value}” is not a number. Write digits, with a point for decimals: 1200 or 12.5.",
            value=value,
        )
    sign, whole, _, fraction = found.groups()
    digits = re.sub(r"\D", "", whole).lstrip("0") or "0"
    return ("-" if sign in ("-", "\N{MINUS SIGN}") else "") + digits + (fraction or "")
