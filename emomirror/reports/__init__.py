"""What a session, or weeks of them, come to: figures, a page to read and print, a table."""
