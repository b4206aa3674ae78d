-- One row per table: how many rows it has. What follows is count.sql for each of them.
SELECT '' AS name, 0 AS n
WHERE false
{of_each};
