"""`python -m bench.site_map [SIZE]`: the whole site map is read, and the memory of the process looked at.

It is streamed: what is held beside the register is the parts' moments, read of the database once.
"""

import sys
from re import findall
from time import perf_counter

import httpx

from bench.open_register import served
from bench.process_cost import cost_of
from tests.doubles.process import Running

SIZE = 250_000


def read_map(guide: Running) -> None:
    """The whole map twice: what is read of the database for it is kept, and counts for the first time."""
    with httpx.Client(base_url=guide.address, timeout=600) as client:
        for turn in ("first", "again"):
            before = peak = cost_of(guide.process.pid).memory_mb
            addresses, size, began = 0, 0, perf_counter()
            for part in findall(r"/sitemap-\d+\.xml", client.get("/sitemap.xml").text):
                with client.stream("GET", part) as answer:
                    for chunk in answer.iter_bytes():
                        addresses, size = addresses + chunk.count(b"<loc>"), size + len(chunk)
                        peak = max(peak, cost_of(guide.process.pid).memory_mb)
            sys.stdout.write(
                f"{turn}: {addresses:,} addresses, {size / 1e6:.1f} MB in {perf_counter() - began:.1f} s; "
                f"memory {before:.0f} MB before, {peak:.0f} at the most\n"
            )


def main() -> None:
    size = int(sys.argv[1]) if sys.argv[1:] else SIZE
    with served(size) as (guide, _):
        read_map(guide)


if __name__ == "__main__":
    main()
