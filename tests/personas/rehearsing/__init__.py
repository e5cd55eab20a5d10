"""Rehearsing a workshop from its pages."""
