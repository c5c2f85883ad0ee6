"""Practice in the window: the screen of the person practising, what drives it, and the pages of
the adult beside them."""
