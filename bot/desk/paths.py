"""Where the desk stands in the addresses of the web server."""

PATH = "/operator"
