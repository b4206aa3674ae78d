-- One row per stratum (see register_strata) that holds a leader: the cooperative with the highest score there
-- by its unit_order (see register_leader_names), and its weighted sum. In a stratum all report the same weight.
-- Of equal sums the lower unit_id.
-- Weights and standings are those of register_honours.
WITH summed AS (
    SELECT
        s.stratum, s.unit_order,
        {weighted_standings} AS total
    FROM marts.peer_standing AS s
    WHERE (NOT $are_first OR s.first_rank = 1)
        AND s.criteria_reported BETWEEN $first_set AND $last_set
),

-- One number to group by: two take twice the time.
found AS (
    SELECT
        stratum,
        max(
            {total_key}
        ) AS first
    FROM summed
    GROUP BY stratum
)

{first_of_set}
FROM found;
