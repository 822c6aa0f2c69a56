"""What the editors said: frozen records that know no file, no address and no markup."""
