-- One row per file of the register whose rows are of one province and year, where the register withholds
-- how many units of the file's kind there are: how many rows it has would tell.
-- Only rows of small files are looked up: what is withheld is less than any large one holds.
WITH few AS (
    SELECT r.file_id
    FROM core.register_file AS r
    JOIN meta.source_file AS s USING (file)
    WHERE s.rows_loaded BETWEEN 1 AND 99
),

held AS (
    SELECT file_id, year, geo_era, province_code
    FROM core.cooperative_year
    WHERE file_id IN (FROM few)
    UNION ALL
    SELECT file_id, year, geo_era, province_code FROM core.union_year WHERE file_id IN (FROM few)
    UNION ALL
    SELECT file_id, year, geo_era, province_code FROM core.group_year WHERE file_id IN (FROM few)
),

of_one_place AS (
    SELECT
        file_id, any_value(year) AS year, any_value(geo_era) AS geo_era,
        any_value(province_code) AS province_code
    FROM held
    GROUP BY file_id
    HAVING min(year) = max(year) AND min(geo_era) = max(geo_era)
        AND min(province_code) = max(province_code)
),

-- How many units of a kind there are, by what marts.suppressed calls it.
counted (record, indicator, definition) AS (
    VALUES
        ('cooperatives', 'cooperatives', 'registered'), ('unions', 'unions', 'total'),
        ('groups', 'cooperative_groups', 'total')
)

SELECT f.file
FROM of_one_place AS p
JOIN core.register_file AS f USING (file_id)
JOIN counted AS c USING (record)
SEMI JOIN marts.suppressed AS s
    ON s.indicator = c.indicator AND s.definition = c.definition AND s.sector = 'all'
    AND s.geo_level = 'province' AND s.geo_era = p.geo_era AND s.geo_code = p.province_code
    AND s.year = p.year
ORDER BY f.file
