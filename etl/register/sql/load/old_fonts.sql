-- One row: how many names of a file have a sign within a word, where the fonts of TCVN3 (ABC) have a letter of
-- Vietnamese, with the first of them and its row. Quotation marks and soft hyphens are no such signs.
SELECT count(*), min(rowid), arg_min(name, rowid)
FROM {table}
WHERE file_id = $file_id AND regexp_matches(name, '[A-Za-z][«¬®µ¶·¸¹»¼½¾¨©ª][a-z]');
