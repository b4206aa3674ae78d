"""What writes the database: read, recognise, check, build, publish. `python -m etl --help`."""
