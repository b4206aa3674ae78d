"""Cells to observations: header, unit, period, place, sector, missing marks."""
