-- Puts rows of {put} into {table} in the copy.
INSERT INTO aside.{table} BY NAME SELECT {columns} FROM {put} WHERE {where};
