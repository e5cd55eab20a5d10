"""Pre-work: what is known before a workshop, the findings in it, and the readout that shows them to everybody."""
