"""Practice in the window: the page of the person practising, and those of the adult beside them."""
