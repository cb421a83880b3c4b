# SPDX-License-Identifier: Apache-2.0
"""What the lists and tables of the window show."""
