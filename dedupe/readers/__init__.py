"""Readers: one file a format, each gives Records with their place in the source."""
