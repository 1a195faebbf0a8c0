"""Pages that need nothing beside them: their style is inside, they run no script."""
