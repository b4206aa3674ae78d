-- One row per row of unfolded, in its order: the text as the list searches and sorts names. Plain
-- lower-case letters, figures and single spaces.
SELECT
    trim(regexp_replace(
        lower(strip_accents(translate(text, 'đĐðÐ', 'dddd'))), '[^a-z0-9]+', ' ', 'g'
    )) AS folded
FROM unfolded;
