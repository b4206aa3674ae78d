-- The medians and quartiles as figures of their own.
INSERT INTO register_figure BY NAME
WITH listed AS (
    SELECT
        year, geo_era, geo_level, geo_code, sector,
        unnest([
            {indicator: 'revenue_median', definition: 'total_with_results', n_units: n_revenue,
                value: revenue[2]},
            {indicator: 'revenue_lower_quartile', definition: 'total_with_results',
                n_units: n_revenue, value: revenue[1]},
            {indicator: 'revenue_upper_quartile', definition: 'total_with_results',
                n_units: n_revenue, value: revenue[3]},
            {indicator: 'profit_median', definition: 'total_with_results', n_units: n_profit,
                value: profit},
            {indicator: 'members_median', definition: 'total', n_units: n_members, value: members},
            {indicator: 'workers_median', definition: 'with_results', n_units: n_workers,
                value: workers}
        ], recursive := true)
    FROM middle
)

SELECT * FROM listed WHERE n_units > 0 AND value IS NOT NULL;
