"""Legal and technical calculations: pure functions, parameters as arguments."""
