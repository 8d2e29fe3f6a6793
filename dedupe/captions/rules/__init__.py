"""Two captions side by side: which of their words differ, and which of the differences decide."""
