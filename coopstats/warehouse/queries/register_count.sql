-- One row: how many cooperatives the filters of the list leave, and all there are.
SELECT count(*) AS n, (SELECT count(*) FROM marts.cooperative_search) AS n_all
FROM marts.cooperative_search
{list_filters};
