"""The only writer below `output/`."""
