"""Practising: plans, sessions and what they ask for, as values without a window or a clock."""
