"""A simulated country: a register in exactly the documented schema, calibrated, never mistaken for fact."""
