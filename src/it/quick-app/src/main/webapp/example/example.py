"""A file beside the page that the default allow list keeps from being sent."""
