-- The unit_order that the last part of a key holds, see standing_key.
67108864 - (key & 67108863) AS unit_order
