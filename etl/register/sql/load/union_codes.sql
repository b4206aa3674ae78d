-- One row per code of a union that cooperatives name.
SELECT DISTINCT union_tax_code FROM core.cooperative_year WHERE union_tax_code IS NOT NULL;
