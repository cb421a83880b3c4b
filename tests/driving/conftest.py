# SPDX-License-Identifier: Apache-2.0
"""Makes what tells which system packages are missing importable."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))
