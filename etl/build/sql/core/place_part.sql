-- One row per province of the 63, with the province of the 34 that it is in.
CREATE TABLE core.place_part (code_34 VARCHAR NOT NULL, code_63 VARCHAR PRIMARY KEY);
INSERT INTO core.place_part BY NAME SELECT * FROM incoming ORDER BY code_34, code_63;
