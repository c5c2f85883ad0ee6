"""Practice sessions in the window: the screen of the person practising, and what drives it."""
