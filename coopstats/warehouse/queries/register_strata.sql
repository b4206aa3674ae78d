-- One row per stratum of marts.peer_standing, in order: its class and provinces, the criteria that are reported
-- there (a bit each, in the order of the catalog), and how many cooperatives.
SELECT stratum, sector_class, province_34, province_63, criteria_reported, n
FROM marts.peer_stratum
ORDER BY stratum;
