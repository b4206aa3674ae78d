-- Leaves in spread the places of {places} only.
DELETE FROM spread WHERE (geo_era, geo_code) NOT IN (FROM {places});
