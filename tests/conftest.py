"""What every test shares: hypothesis without deadlines, because no test here asserts a time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("here", deadline=None)
# The same examples on every run: a merge must not fail on luck.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
