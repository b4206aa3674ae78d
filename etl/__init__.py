"""What writes the database: read, recognise, check, build, publish. `python -m etl --help`."""

import os

from etl.processor import settle

settle(os.environ)
