-- One row per class of the Alliance and sector that it counts in: itself, its parent, all.
CREATE OR REPLACE TEMP TABLE sector_spread AS
SELECT sector AS sector_class, sector FROM catalog.sector WHERE kind = 'alliance_class'
UNION ALL
SELECT sector, 'all' FROM catalog.sector WHERE kind = 'alliance_class'
UNION ALL
SELECT sector, parent FROM catalog.sector WHERE kind = 'alliance_class' AND parent <> 'all';
