-- One row per row of {put}: {table} made anew in the copy.
CREATE TABLE aside.{table} AS SELECT {columns} FROM {put};
