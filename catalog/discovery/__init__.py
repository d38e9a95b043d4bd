"""Pages of institutions found on their own sites: links read out of pages, and judged."""
