-- Who comes first, in one number, of `total` and `unit_order`: the score in parts so small that no two
-- different ones are the same (1 / 65² apart or more), then the weight reported, then the lower unit_id.
-- Empty where less than $least_weight is reported.
CASE
    WHEN total >= $least_weight * $reported THEN
        ((total::DOUBLE / (total // $reported) - $reported) * 8192)::BIGINT * 8589934592
        + (total // $reported) * 67108864::BIGINT - unit_order
END
