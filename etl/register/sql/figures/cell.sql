-- One row per year, era, province and class of the Alliance: everything that can be added up.
CREATE OR REPLACE TEMP TABLE cell AS
WITH report AS (
    SELECT
        *,
        status <> 'dissolved' AS on_books,
        status = 'operating' AS running,
        status = 'operating' AND revenue_vnd IS NOT NULL AS told,
        year(founded_on) = year AS is_new
    FROM core.cooperative_year
)

SELECT
    year, geo_era, province_code, sector_class,
    count(*) FILTER (on_books) AS registered,
    count(*) FILTER (running) AS operating,
    count(*) FILTER (told) AS with_results,
    count(*) FILTER (status = 'suspended') AS suspended,
    count(*) FILTER (status = 'stopped_awaiting_dissolution') AS stopped,
    count(*) FILTER (told AND profit_vnd > 0) AS profitable,
    count(*) FILTER (is_new) AS new,
    count(*) FILTER (status = 'dissolved') AS dissolved,
    count(*) FILTER (on_books AND union_tax_code IS NOT NULL) AS in_unions,
    count(members) FILTER (on_books) AS n_members,
    sum(members) FILTER (on_books)::DOUBLE AS members,
    count(members) FILTER (running) AS n_members_operating,
    sum(members) FILTER (running)::DOUBLE AS members_operating,
    count(workers) FILTER (running) AS n_workers,
    sum(workers) FILTER (running)::DOUBLE AS workers,
    count(workers) FILTER (told) AS n_workers_told,
    sum(workers) FILTER (told)::DOUBLE AS workers_told,
    sum(workers_women) FILTER (told)::DOUBLE AS women_told,
    sum(workers_regular) FILTER (running)::DOUBLE AS workers_regular,
    sum(revenue_vnd) FILTER (told)::DOUBLE AS revenue,
    count(profit_vnd) FILTER (told) AS n_profit,
    sum(profit_vnd) FILTER (told)::DOUBLE AS profit,
    count(charter_capital_vnd) FILTER (on_books) AS n_charter_capital,
    sum(charter_capital_vnd) FILTER (on_books)::DOUBLE AS charter_capital,
    count(assets_vnd) FILTER (on_books) AS n_assets,
    sum(assets_vnd) FILTER (on_books)::DOUBLE AS assets,
    sum(workers) FILTER (income_per_worker_vnd IS NOT NULL)::DOUBLE AS paid,
    sum(income_per_worker_vnd::DOUBLE * workers) AS income,
    count(*) FILTER (running AND in_value_chain) AS value_chain,
    count(*) FILTER (running AND is_high_tech) AS high_tech,
    count(*) FILTER (running AND ocop_products > 0) AS ocop,
    count(*) FILTER (running AND is_digital) AS digital,
    count(*) FILTER (on_books AND rating <> 'unrated') AS rated,
    count(*) FILTER (on_books AND rating = 'good') AS good,
    count(*) FILTER (on_books AND rating IN ('good', 'fair')) AS good_or_fair
FROM report
GROUP BY year, geo_era, province_code, sector_class;
