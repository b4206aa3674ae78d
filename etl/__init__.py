"""What writes the database: read, recognise, check, build, publish. `python -m etl --help`."""

import os

# Read when numpy is imported: its linear algebra, which nothing here uses, would start a thread for each
# further core, which waits for work by looking for it: a tenth of a second that others could use.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
