-- Gives the name {view} free again.
DROP VIEW {view};
