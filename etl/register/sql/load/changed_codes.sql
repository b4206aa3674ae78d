-- One row per change of a tax code that was reported.
SELECT year, from_tax_code, to_tax_code FROM reported_event WHERE event = 're_registration';
