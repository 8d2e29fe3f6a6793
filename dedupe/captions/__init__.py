"""Captions: cleaned, taken apart, paired and judged."""
