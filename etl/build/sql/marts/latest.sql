-- One row per indicator, definition, sector, place and publisher: its newest figure.
CREATE TABLE marts.latest AS
SELECT *
FROM marts.series
WHERE breakdown_kind = 'none'
QUALIFY row_number() OVER (
    PARTITION BY indicator, definition, sector, geo_era, geo_code, publisher_id ORDER BY year DESC
) = 1
ORDER BY indicator, definition, sector, geo_era, geo_code, publisher_id;
