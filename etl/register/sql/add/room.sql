-- A database in memory for what is worked out beside the figures: the build's names, shown otherwise there.
ATTACH ':memory:' AS units;
USE units;
CREATE SCHEMA catalog;
CREATE SCHEMA core;
CREATE SCHEMA counts;
CREATE SCHEMA marts;
