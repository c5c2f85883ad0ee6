"""From a frame to what the faces in it look like."""
