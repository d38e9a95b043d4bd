"""Words of emergency: what kind a message is of, by combinations of classes of words."""

from catalog.emergencies.model import Emergency
from catalog.emergencies.recognise import recognise, suspect

__all__ = ["Emergency", "recognise", "suspect"]
