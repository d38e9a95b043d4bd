"""An institution that works no more: closed for a time, merged into a successor, or removed by two people."""
