-- One row per numbered province: its code.
SELECT geo_code FROM province ORDER BY number;
