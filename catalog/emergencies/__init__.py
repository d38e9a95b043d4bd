"""Words of emergency: what kind a message is of, by combinations of classes of words."""

from catalog.emergencies.model import Emergency
from catalog.emergencies.recognise import HeardDanger, hear_danger, recognise

__all__ = ["Emergency", "HeardDanger", "hear_danger", "recognise"]
