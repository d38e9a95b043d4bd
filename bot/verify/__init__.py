"""Verification: what the platforms and sites say of the register's pages. One file asks one of them."""
