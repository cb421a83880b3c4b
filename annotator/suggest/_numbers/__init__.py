# SPDX-License-Identifier: Apache-2.0
"""Which numerals are numbers, what they count, and what bounds them."""
