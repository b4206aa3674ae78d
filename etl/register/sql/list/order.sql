-- One row per row of folded, in the order of names: its place among them, from 0.
SELECT place FROM folded ORDER BY name_folded, unit_id;
