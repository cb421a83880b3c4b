# SPDX-License-Identifier: Apache-2.0
"""Numerals in digits and words with their worth, units and currencies, wherever they stand."""
