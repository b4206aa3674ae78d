-- Makes a value known to the views of adding.
SET VARIABLE {called} = $value;
