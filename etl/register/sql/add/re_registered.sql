-- One row per reported change of tax code.
SELECT year, from_tax_code, to_tax_code
FROM base.core.reported_event
WHERE event = 're_registration';
