# SPDX-License-Identifier: Apache-2.0
"""The project file: the only place that speaks SQL."""
