-- Places of size classes in the list of them, from 1, and 0 where none can be told: the WHENs are written from
-- size_classes.csv, the highest thresholds first. Of a sector all of whose thresholds are known the lowest are
-- zero; elsewhere what lies below the known ones has no class.
CREATE OR REPLACE MACRO core.size_class_number(sector_class, members, revenue_vnd, assets_vnd) AS (
    CASE{by_sector} ELSE 0 END
)::UTINYINT;
CREATE OR REPLACE MACRO core.member_size_number(members) AS (CASE{by_members} ELSE 0 END)::UTINYINT;
CREATE OR REPLACE MACRO core.size_class_name(number) AS ({names})[number];
