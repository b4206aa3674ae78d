-- One row per tax code of ten digits that the events name, as a number.
SELECT DISTINCT code::BIGINT AS code
FROM (SELECT unnest([from_tax_code, to_tax_code]) AS code FROM incoming_event)
WHERE regexp_full_match(code, '[0-9]{10}');
