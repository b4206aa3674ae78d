-- Adds to {table} what the new file has to say.
INSERT INTO aside.{table} BY NAME FROM incoming;
