# SPDX-License-Identifier: Apache-2.0
"""How English news tells what somebody said, wrote, thought or wanted."""
