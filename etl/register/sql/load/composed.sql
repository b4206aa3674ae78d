-- Writes {column} of a file in composed letters where marks stand apart in it; returns how many rows. The
-- marks are asked about first: to compose a text takes seven times as long as to look for one.
UPDATE {table}
SET {column} = nfc_normalize({column})
WHERE file_id = $file_id AND regexp_matches({column}, '[\x{{0300}}-\x{{036f}}]')
    AND {column} <> nfc_normalize({column});
