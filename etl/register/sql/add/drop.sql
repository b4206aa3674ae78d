-- Makes room for a view of the same name.
DROP TABLE IF EXISTS core.{table};
