-- One row per event as reported: what core.identity_event follows from when a file is added later.
CREATE TABLE core.reported_event AS SELECT * FROM reported_event;
