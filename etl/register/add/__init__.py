"""Adds one province's year to a published register without building the rest again."""
