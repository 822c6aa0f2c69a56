"""Which artifacts exist and what each of them reads."""
