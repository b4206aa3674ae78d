"""The register: one cooperative, union or group a year, from its files to the marts of a workspace."""
