"""The CI check: rules, baseline, suppressions, changed files."""
