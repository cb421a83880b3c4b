# SPDX-License-Identifier: Apache-2.0
"""The article as people read and mark it: text, lanes under it, gutter and overview."""
