"""Model to files: one module for each output."""
