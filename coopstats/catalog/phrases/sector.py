"""x"""
SECTOR: dict[str, tuple[str, str]] = {}
