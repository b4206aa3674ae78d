-- One row per row of {seen}, under the name that the build's files read.
CREATE VIEW {table} AS FROM {seen};
