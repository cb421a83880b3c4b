# SPDX-License-Identifier: Apache-2.0
"""Plots: the only place of pyqtgraph; nothing here is imported before a plot is first shown."""
