-- Who comes first, in one number, of those that report the same criteria and so the same weight: the higher
-- `total`, then the lower `unit_order`.
total * 67108864::BIGINT - unit_order
