-- No row: a file of unions or groups changes no count of cooperatives.
CREATE TABLE counts.{table} AS FROM base.counts.{table} LIMIT 0;
