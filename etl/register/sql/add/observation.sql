-- One row per figure of the added year; the columns of core.observation.
CREATE TABLE core.observation AS FROM base.core.observation LIMIT 0;
