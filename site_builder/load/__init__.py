"""From the folders of `content/` to typed, located records."""
