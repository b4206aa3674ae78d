-- `total` and `unit_order` of whom `first` holds, see total_key.
SELECT *, (first + 67108863) >> 26 AS total, -first & 67108863 AS unit_order
