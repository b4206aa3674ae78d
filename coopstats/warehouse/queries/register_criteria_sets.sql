-- One row per set of criteria that cooperatives report, a bit for each in the order of the catalog.
SELECT DISTINCT criteria_reported FROM marts.peer_stratum ORDER BY criteria_reported;
