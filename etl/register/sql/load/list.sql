-- The values that a column may have, as a type: it sorts as their texts do.
CREATE TYPE core.{name}_list AS ENUM ({values});
