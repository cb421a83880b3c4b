# SPDX-License-Identifier: Apache-2.0
"""The article with its marks on paper."""
