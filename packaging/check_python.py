# SPDX-License-Identifier: Apache-2.0
"""Ends with one clear line where Python is too old to read the rest; import it first."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - read by an older Python
    sys.exit("Annotator needs Python 3.11 or newer; this is Python " + sys.version.split()[0])
