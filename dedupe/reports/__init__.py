"""Reports: a Result or its findings as text for a person or a machine."""
