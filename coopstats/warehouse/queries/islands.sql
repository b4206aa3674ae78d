-- One row per schematic island or label of the two archipelagos.
SELECT archipelago, kind, name_vi, name_en, code_63, code_34, lon, lat
FROM core.island
ORDER BY archipelago, kind, lat
