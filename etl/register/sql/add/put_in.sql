-- Puts rows of {put} into {table} in the copy.
INSERT INTO aside.{table} BY NAME FROM {put} WHERE {where};
