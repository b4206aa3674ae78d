-- One row: the source and publisher that the register's figures carry.
SELECT source_id, publisher_id FROM base.core.source WHERE kind IN ('simulation', 'register');
