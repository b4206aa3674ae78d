-- One row: the classes by number of members of Circular 01/2020, side by side.
CREATE OR REPLACE TEMP TABLE member_threshold AS
SELECT
    max(min_members) FILTER (size_class = 'large') AS large_members,
    max(min_members) FILTER (size_class = 'medium') AS medium_members,
    max(min_members) FILTER (size_class = 'small') AS small_members
FROM core.size_class
WHERE scheme = 'circular_01_2020_members';
