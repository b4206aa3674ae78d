"""Cooperative statistics of Viet Nam: what the figures mean, how they are read and drawn."""
