# SPDX-License-Identifier: Apache-2.0
"""The window, its panels and dialogs: the only part of the program that knows Qt."""

import sys

import PySide6.QtCore  # noqa: F401 - brings in what is looked for below

# PySide reads the source of each module imported after it, to see whether it may ask for other
# spellings of Qt's names (``from __feature__ import …``). No module here does, and not to look
# saves a thirtieth of the time until the article is shown.
_feature = sys.modules.get("shibokensupport.feature")
if hasattr(_feature, "_mod_uses_pyside"):
    setattr(_feature, "_mod_uses_pyside", lambda _: True)  # noqa: B010 - none of its stubs' names
