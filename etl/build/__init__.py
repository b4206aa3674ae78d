"""Builds the database aside, checks it, and publishes it as an immutable version by pointer."""
