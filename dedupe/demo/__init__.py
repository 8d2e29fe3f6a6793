"""The drawn gallery: pictures and captions for the demo and the tests."""
