"""Where both wings meet: matches become groups, groups become decisions."""
