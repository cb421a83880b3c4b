# SPDX-License-Identifier: Apache-2.0
"""How statements are told, weighed and named; helpers of ``suggest.claims``."""
