-- One row about the stored segments of {table}: how many row groups they are of; how many they are, with sum
-- and exclusive or of a hash of all that is known of each; the same of those in the first $n_groups, and the
-- blocks that these lie in. What a segment says of itself (stats) holds the values of constant ones.
WITH stored AS (
    SELECT
        block_id, additional_block_ids, row_group_id < $n_groups AS is_kept, row_group_id,
        hash(
            row_group_id, column_path, segment_id, segment_type, start, count, compression, stats, persistent,
            block_id, block_offset, additional_block_ids
        ) AS said
    FROM pragma_storage_info('{table}')
)

SELECT
    coalesce(max(row_group_id) + 1, 0) AS n_groups,
    [count(*), coalesce(sum(said::HUGEINT), 0), coalesce(bit_xor(said), 0)] AS digest,
    [
        count(*) FILTER (is_kept), coalesce(sum(said::HUGEINT) FILTER (is_kept), 0),
        coalesce(bit_xor(said) FILTER (is_kept), 0)
    ] AS kept_digest,
    list(block_id) FILTER (is_kept) AS blocks,
    flatten(list(additional_block_ids) FILTER (is_kept)) AS more_blocks
FROM stored;
