-- One row: how many stored segments of {table} the copy no longer has as they were, and the blocks that
-- those of the version in service lie in. What a segment says of itself holds the values of constant ones.
WITH was AS (
    SELECT
        row_group_id, column_path, segment_id, segment_type, start, count, compression,
        stats::VARCHAR AS stats, persistent, block_id, block_offset, additional_block_ids
    FROM pragma_storage_info('base.{table}')
),

is_now AS (
    SELECT
        row_group_id, column_path, segment_id, segment_type, start, count, compression,
        stats::VARCHAR AS stats, persistent, block_id, block_offset, additional_block_ids
    FROM pragma_storage_info('aside.{table}')
)

SELECT
    (SELECT count(*) FROM (FROM was EXCEPT FROM is_now)) AS n_gone,
    list_distinct(flatten(list(list_append(coalesce(additional_block_ids, []), block_id)))) AS blocks
FROM was;
