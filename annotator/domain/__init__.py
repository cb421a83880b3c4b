# SPDX-License-Identifier: Apache-2.0
"""Frozen values of the field: nothing here knows of files, SQL or windows."""
