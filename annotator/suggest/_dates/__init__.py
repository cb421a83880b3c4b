# SPDX-License-Identifier: Apache-2.0
"""How suggested dates are listed and explained."""
