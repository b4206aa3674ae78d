-- One row: bytes of a block of the copy, and how many blocks it has.
SELECT block_size, total_blocks FROM pragma_database_size() WHERE database_name = 'aside';
