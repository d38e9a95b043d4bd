"""The register of institutions and the search over it: no platform, no dialogue."""
