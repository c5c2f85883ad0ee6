"""What is kept of practising: people, plans, sessions and tries, in one SQLite file."""
