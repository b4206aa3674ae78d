-- One row per schematic island or label of the Hoàng Sa and Trường Sa archipelagos, degrees.
CREATE TABLE core.island (
    archipelago VARCHAR NOT NULL, kind VARCHAR NOT NULL, name_vi VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL, code_63 VARCHAR NOT NULL, code_34 VARCHAR NOT NULL,
    lon DOUBLE NOT NULL, lat DOUBLE NOT NULL
);
INSERT INTO core.island BY NAME SELECT * FROM incoming ORDER BY archipelago, kind, name_vi;
