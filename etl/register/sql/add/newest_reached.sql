-- One row: the year of what cooperatives reached in the version in service.
SELECT max(year) FROM base.marts.peer_reached;
