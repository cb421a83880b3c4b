# SPDX-License-Identifier: Apache-2.0
"""How English news writes dates and times, and what day each expression means."""
