-- One row: the year that the standings in service are of.
SELECT max(year) FROM base.marts.peer_standing;
