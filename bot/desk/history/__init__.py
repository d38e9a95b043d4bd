"""What became of a card: who changed what, when and why; and one change taken back."""
