-- One row per cooperative that stood among its peers and is not touched: what it reached by each criterion, as
-- `add_reached` tells it.
SELECT
    unit_id, enum_code(sector_class) AS sector_class,
    ({sizes}[enum_code(member_size_class) + 1])::UTINYINT AS size,
    enum_code(province_34) AS province_34, enum_code(province_63) AS province_63,
    * EXCLUDE (
        unit_id, name, year, sector_class, member_size_class, province_34, province_63
    )
FROM base.marts.peer_reached
ANTI JOIN memory.core.touched USING (unit_id);
