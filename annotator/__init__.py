# SPDX-License-Identifier: Apache-2.0
"""Annotator: mark up articles for fact-checking, offline, in one SQLite file."""

__version__ = "0.1.0"
