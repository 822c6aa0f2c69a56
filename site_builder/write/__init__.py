"""The only writer below `output/`: whole files in an order that breaks no link, and healed after a kill."""
