# SPDX-License-Identifier: Apache-2.0
"""Pure work on text: decoding, offsets, regions, sentences. No Qt, no SQL, no files."""
