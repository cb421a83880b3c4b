# SPDX-License-Identifier: Apache-2.0
"""How numbers are read: numerals, their units, what they count, and what bounds them."""
