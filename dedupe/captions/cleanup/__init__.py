"""What stands in a caption beside what it says: markup, boilerplate, credits, numbers, notes; found, and taken out."""
