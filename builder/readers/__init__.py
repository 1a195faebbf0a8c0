"""Sources to model: one module for each kind of source, all mistakes as diagnostics."""
