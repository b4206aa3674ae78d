-- One row per year, era, province and class of the Alliance: everything of its cooperatives that can be added
-- up, of few or many.
CREATE TABLE counts.cell AS
-- First by status and by whether the revenue is told, so that the sums over all rows need no filter.
WITH part AS (
    SELECT
        year, geo_era, province_code, sector_class, status,
        status = 'operating' AND revenue_vnd IS NOT NULL AS told,
        count(*) AS n,
        count(*) FILTER (profit_vnd > 0) AS profitable,
        count(*) FILTER (year(founded_on) = year) AS new,
        count(union_tax_code) AS in_unions,
        count(members) AS n_members, sum(members) AS members,
        count(workers) AS n_workers, sum(workers) AS workers,
        count(workers_women) AS n_women, sum(workers_women) AS workers_women,
        count(workers_regular) AS n_regular, sum(workers_regular) AS workers_regular,
        sum(revenue_vnd) AS revenue,
        count(profit_vnd) AS n_profit, sum(profit_vnd) AS profit,
        count(charter_capital_vnd) AS n_charter_capital,
        sum(charter_capital_vnd) AS charter_capital,
        count(assets_vnd) AS n_assets, sum(assets_vnd) AS assets,
        count(*) FILTER (income_per_worker_vnd IS NOT NULL AND workers > 0) AS n_paid,
        sum(workers) FILTER (income_per_worker_vnd IS NOT NULL) AS paid,
        sum(income_per_worker_vnd::DOUBLE * workers) AS income,
        count(*) FILTER (in_value_chain) AS value_chain,
        count(*) FILTER (is_high_tech) AS high_tech,
        count(*) FILTER (ocop_products > 0) AS ocop,
        count(*) FILTER (is_digital) AS digital,
        count(*) FILTER (rating <> 'unrated') AS rated,
        count(*) FILTER (rating = 'good') AS good,
        count(*) FILTER (rating = 'fair') AS fair
    FROM core.cooperative_year
    GROUP BY ALL
),

marked AS (
    SELECT *, status <> 'dissolved' AS on_books, status = 'operating' AS running FROM part
)

SELECT
    year, geo_era, province_code, sector_class,
    coalesce(sum(n) FILTER (on_books), 0) AS registered,
    coalesce(sum(n) FILTER (running), 0) AS operating,
    coalesce(sum(n) FILTER (told), 0) AS with_results,
    coalesce(sum(n) FILTER (status = 'suspended'), 0) AS suspended,
    coalesce(sum(n) FILTER (status = 'stopped_awaiting_dissolution'), 0) AS stopped,
    coalesce(sum(profitable) FILTER (told), 0) AS profitable,
    sum(new) AS new,
    coalesce(sum(n) FILTER (status = 'dissolved'), 0) AS dissolved,
    coalesce(sum(in_unions) FILTER (on_books), 0) AS in_unions,
    coalesce(sum(n_members) FILTER (on_books), 0) AS n_members,
    sum(members) FILTER (on_books)::DOUBLE AS members,
    coalesce(sum(n_members) FILTER (running), 0) AS n_members_operating,
    sum(members) FILTER (running)::DOUBLE AS members_operating,
    coalesce(sum(n_workers) FILTER (running), 0) AS n_workers,
    sum(workers) FILTER (running)::DOUBLE AS workers,
    coalesce(sum(n_workers) FILTER (told), 0) AS n_workers_told,
    sum(workers) FILTER (told)::DOUBLE AS workers_told,
    coalesce(sum(n_women) FILTER (told), 0) AS n_women_told,
    sum(workers_women) FILTER (told)::DOUBLE AS women_told,
    coalesce(sum(n_regular) FILTER (running), 0) AS n_regular,
    sum(workers_regular) FILTER (running)::DOUBLE AS workers_regular,
    sum(revenue) FILTER (told)::DOUBLE AS revenue,
    coalesce(sum(n_profit) FILTER (told), 0) AS n_profit,
    sum(profit) FILTER (told)::DOUBLE AS profit,
    coalesce(sum(n_charter_capital) FILTER (on_books), 0) AS n_charter_capital,
    sum(charter_capital) FILTER (on_books)::DOUBLE AS charter_capital,
    coalesce(sum(n_assets) FILTER (on_books), 0) AS n_assets,
    sum(assets) FILTER (on_books)::DOUBLE AS assets,
    sum(n_paid) AS n_paid,
    sum(paid)::DOUBLE AS paid,
    sum(income) AS income,
    coalesce(sum(value_chain) FILTER (running), 0) AS value_chain,
    coalesce(sum(high_tech) FILTER (running), 0) AS high_tech,
    coalesce(sum(ocop) FILTER (running), 0) AS ocop,
    coalesce(sum(digital) FILTER (running), 0) AS digital,
    coalesce(sum(rated) FILTER (on_books), 0) AS rated,
    coalesce(sum(good) FILTER (on_books), 0) AS good,
    coalesce(sum(good + fair) FILTER (on_books), 0) AS good_or_fair
FROM marked
GROUP BY year, geo_era, province_code, sector_class;
