-- The medians and quartiles as figures of their own.
INSERT INTO register_figure BY NAME
WITH named (measure, indicator, definition, place) AS (
    VALUES
        ('revenue', 'revenue_lower_quartile', 'total_with_results', 1),
        ('revenue', 'revenue_median', 'total_with_results', 2),
        ('revenue', 'revenue_upper_quartile', 'total_with_results', 3),
        ('profit', 'profit_median', 'total_with_results', 2),
        ('members', 'members_median', 'total', 2),
        ('workers', 'workers_median', 'with_results', 2)
)

SELECT
    n.indicator, n.definition, g.year, g.geo_era, g.geo_level, g.geo_code, g.sector, m.n_units,
    CASE n.place WHEN 1 THEN m.lower WHEN 2 THEN m.median ELSE m.upper END AS value
FROM middle AS m
JOIN report_group AS g USING (number)
JOIN named AS n USING (measure);
