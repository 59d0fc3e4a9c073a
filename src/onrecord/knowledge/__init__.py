"""What the reader knows of the world: names of countries and bodies, kinds of parties, holders of offices."""
