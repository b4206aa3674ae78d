-- One row per cooperative of $unit_orders (marts.peer_standing.unit_order), in no order: what it reached by each
-- criterion and its standing among its peers.
SELECT
    r.* REPLACE (
        r.sector_class::VARCHAR AS sector_class,
        r.member_size_class::VARCHAR AS member_size_class, r.province_34::VARCHAR AS province_34,
        r.province_63::VARCHAR AS province_63
    ),
    s.* EXCLUDE (
        unit_id, sector_class, province_34, province_63, stratum, first_rank, n_peers, criteria_reported
    )
FROM marts.peer_standing AS s
JOIN marts.peer_reached AS r USING (unit_id)
WHERE s.unit_order IN (SELECT unnest($unit_orders));
