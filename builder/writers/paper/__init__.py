"""What the outputs for paper share: nodes for the typst templates, questions, sources."""
