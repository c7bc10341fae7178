"""An article in, who says what out: quotations, attributions, sources, relays."""
