-- What the list shows of a cooperative.
unit_id, tax_code, name, last_year, province_34, province_63, sector_class, status, founded_on,
members, workers, revenue_vnd, profit_vnd, member_size_class, rating
