-- One row: what this version is.
SELECT schema_version, content_sha256, n_observations, n_findings
FROM meta.build
