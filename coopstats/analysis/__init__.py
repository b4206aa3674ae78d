"""Lenses on tidy frames: growth, rank, share, class breaks, choice among publishers."""
