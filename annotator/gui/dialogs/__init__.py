# SPDX-License-Identifier: Apache-2.0
"""Dialogs, for the few things that need a decision before work goes on."""
