-- One row per year, era, province and class: unions, groups and their members.
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
    year, geo_era, province_code, sector_class, 0, count(*) FILTER (status <> 'dissolved'),
    count(members), coalesce(sum(members), 0)::DOUBLE
FROM core.group_year
GROUP BY ALL;
