"""The dialogue: what is answered to what was said. No input or output, no platform."""
