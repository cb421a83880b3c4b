# SPDX-License-Identifier: Apache-2.0
"""Finding the modules of a folder in which every module is one part of the program."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any


def discover(package: str, attribute: str) -> dict[str, Any]:
    """Return the named attribute of every module of a package, by module name, sorted.

    Modules whose names begin with an underscore are helpers of the others and do not count.

    Raises:
        RuntimeError: nothing was found (a packed program that was not told of the modules
            finds none and would otherwise look healthy), or a module lacks the attribute.
    """
    folder = importlib.import_module(package)
    modules = (module.name for module in pkgutil.iter_modules(folder.__path__))
    names = sorted(name for name in modules if not name.startswith("_"))
    found: dict[str, Any] = {}
    for name in names:
        module = importlib.import_module(f"{package}.{name}")
        if not hasattr(module, attribute):
            raise RuntimeError(f"{package}.{name} has no {attribute}")
        found[name] = getattr(module, attribute)
    if not found:
        raise RuntimeError(f"no module found in {package}")
    return found
