"""Words one by one: how a caption is cut into them, what they mean, and how two of them stand to each other."""
