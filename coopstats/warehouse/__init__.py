"""The published database, read-only: `open_current()` then `warehouse.ask("series", ...)`."""

from __future__ import annotations

from coopstats.warehouse.pointer import Pointer, WarehouseProblem, warehouse_dir
from coopstats.warehouse.service import Service, Serving
from coopstats.warehouse.store import Warehouse

__all__ = ["Pointer", "Service", "Serving", "Warehouse", "WarehouseProblem", "warehouse_dir"]
