"""Nothing leaves unread: finished bytes are looked at before any of them is written."""
