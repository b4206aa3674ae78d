-- One row per cooperative as it last reported, its place in the order of names counted anew.
CREATE TABLE marts.cooperative_renumbered AS
SELECT row_number() OVER () * 1048576 AS name_order, *
FROM (
    SELECT * EXCLUDE (name_order)
    FROM marts.cooperative_search
    ORDER BY name_folded, unit_id
);
