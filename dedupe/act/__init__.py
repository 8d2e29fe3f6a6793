"""Acting on a folder: cleaned captions written back into the documents they were read from."""
