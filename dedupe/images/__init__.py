"""Pictures: opened safely, fingerprinted, paired and judged."""
