"""The open register over HTTP: `/api/v1` and its description."""
