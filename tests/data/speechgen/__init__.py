"""Questions in the kinds of real speech, over registers of real names."""
