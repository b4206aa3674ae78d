-- The closed lists of figures' keys are those of the version in service: an added file names no other.
CREATE TYPE core.indicator_key AS base.core.indicator_key;
CREATE TYPE core.definition_key AS base.core.definition_key;
CREATE TYPE core.sector_key AS base.core.sector_key;
CREATE TYPE core.breakdown_kind_key AS base.core.breakdown_kind_key;
CREATE TYPE core.breakdown_key AS base.core.breakdown_key;
CREATE TYPE core.publisher_key AS base.core.publisher_key;
CREATE TYPE core.place_key AS base.core.place_key;
CREATE TYPE core.era_key AS base.core.era_key;
CREATE TYPE core.level_key AS base.core.level_key;
CREATE TYPE core.unit_key AS base.core.unit_key;
CREATE TYPE core.qualifier_key AS base.core.qualifier_key;
CREATE TYPE core.period_type_key AS base.core.period_type_key;
CREATE TYPE core.status_key AS base.core.status_key;
