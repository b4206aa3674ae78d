"""x"""
PROVINCE: dict[str, tuple[str, str]] = {}
