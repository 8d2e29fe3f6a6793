"""Writers: one file a manifest format."""
