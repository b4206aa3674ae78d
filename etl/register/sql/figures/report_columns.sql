-- One row per row of report: only the columns asked for, so that the others are not read.
SELECT {columns}
FROM ({report});
