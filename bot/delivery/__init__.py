"""From a platform's update to its answer: accepted once, in order within a conversation, never lost."""
