"""Arrow's columns and functions, without their types.

The published stubs are of an older Arrow and refuse calls that the installed one takes (a text as
separator, a mask of booleans); every column that a simulation builds passes through here instead.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pyarrow
import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet

Column: TypeAlias = Any
Table: TypeAlias = Any

pa: Any = pyarrow
pc: Any = pyarrow.compute
pacsv: Any = pyarrow.csv
pq: Any = pyarrow.parquet
