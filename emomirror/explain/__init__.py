"""Which parts of a face spoke for an emotion, by LIME, and how far that can be believed."""
