"""The page that an institution's link opens."""
