"""A published version for other engines: Parquet files and a Frictionless data package."""
