# SPDX-License-Identifier: Apache-2.0
"""What is said of one event and cannot be true together; what may be so is let pass."""
