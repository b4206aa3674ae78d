-- One row: how many stored segments of {table} the copy no longer has as they were, and the blocks that
-- those of the version in service lie in. What a segment says of itself (stats) holds the values of constant
-- ones. By hashes of 64 bits, in half the time that comparing what they say takes.
WITH was AS (
    SELECT
        block_id, additional_block_ids,
        hash(
            row_group_id, column_path, segment_id, segment_type, start, count, compression, stats, persistent,
            block_id, block_offset, additional_block_ids
        ) AS said
    FROM pragma_storage_info('base.{table}')
),

is_now AS (
    SELECT
        hash(
            row_group_id, column_path, segment_id, segment_type, start, count, compression, stats, persistent,
            block_id, block_offset, additional_block_ids
        ) AS said
    FROM pragma_storage_info('aside.{table}')
),

block AS (
    SELECT block_id FROM was
    UNION
    SELECT unnest(additional_block_ids) FROM was
)

SELECT
    (SELECT count(*) FROM was ANTI JOIN is_now USING (said)) AS n_gone,
    (SELECT list(block_id) FROM block WHERE block_id IS NOT NULL) AS blocks;
