"""What several articles have in common. Pure: it knows neither the store nor the command line."""
