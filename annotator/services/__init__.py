# SPDX-License-Identifier: Apache-2.0
"""What the window and the command line do alike, without either."""
