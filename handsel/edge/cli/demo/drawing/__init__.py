"""Draws the demonstration shops' products as small SVG pictures, from a few shapes and colors."""
