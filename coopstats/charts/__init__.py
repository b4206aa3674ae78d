"""Frame + indicator → Exhibit: figure, data, title, unit, source line, caveats, alt text."""
