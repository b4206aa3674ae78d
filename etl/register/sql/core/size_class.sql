-- One row per scheme, sector class and size class: its thresholds as far as they are known.
-- is_complete is false where the scheme's other classes of that sector are not known here.
CREATE TABLE core.size_class (
    scheme VARCHAR NOT NULL, sector_class VARCHAR NOT NULL, size_class VARCHAR NOT NULL,
    rank TINYINT NOT NULL, min_members INTEGER NOT NULL, min_revenue_vnd BIGINT,
    min_assets_vnd BIGINT, is_complete BOOLEAN NOT NULL, source VARCHAR NOT NULL
);
INSERT INTO core.size_class BY NAME FROM size_class_rows;
