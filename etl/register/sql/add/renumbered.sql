-- One row per cooperative as it last reported, its place in the order of names counted anew. The rows are
-- ordered as where the list is built: in blocks of revenue, by name within (etl/register/listing.py).
CREATE TABLE marts.cooperative_renumbered AS
FROM (
    SELECT row_number() OVER () * 1048576 AS name_order, *
    FROM (
        SELECT * EXCLUDE (name_order)
        FROM marts.cooperative_search
        ORDER BY name_folded, unit_id
    )
)
ORDER BY
    CASE WHEN revenue_vnd > 0 THEN 1 + floor(log2(revenue_vnd)) WHEN revenue_vnd <= 0 THEN 0 END
        DESC NULLS LAST,
    name_order;
