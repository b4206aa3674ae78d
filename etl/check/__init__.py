"""Rules over what was recognised. Each finding says where, what, what was done, what to do next."""
