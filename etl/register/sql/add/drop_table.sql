-- Makes room in the copy for {table} made anew.
DROP TABLE aside.{table};
