-- One row per row that is set aside: the code of its unit.
SELECT tax_code AS code FROM core.union_year WHERE rowid IN (SELECT row_id FROM set_aside);
