-- One row per year, era, province and class: unions, groups and their members, all of those that are
-- still there at the year's end: a group dissolved in the year has no members left to count.
CREATE OR REPLACE TEMP TABLE body_cell AS
SELECT
    year, geo_era, province_code, sector_class,
    count(*) FILTER (status <> 'dissolved') AS unions,
    0 AS groups,
    0 AS n_group_members,
    0::DOUBLE AS group_members
FROM core.union_year
GROUP BY ALL
UNION ALL
SELECT
    year, geo_era, province_code, sector_class, 0, count(*), count(members),
    coalesce(sum(members), 0)::DOUBLE
FROM core.group_year
WHERE status <> 'dissolved'
GROUP BY ALL;
