"""Accounts: signing up, in and out, and a lost password. An account's user name is its e-mail address in lower case."""
