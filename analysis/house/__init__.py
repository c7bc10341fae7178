"""House: what a newsroom or a class has settled for all its articles: settings, and a register of sources."""
