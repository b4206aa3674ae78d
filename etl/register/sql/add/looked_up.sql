-- One row per row of {table} of the version in service.
CREATE VIEW {table} AS FROM base.{table};
