-- Drops what a reading that failed noted, before its files are read again one by one.
DROP TABLE IF EXISTS reject_errors;
DROP TABLE IF EXISTS reject_scans;
