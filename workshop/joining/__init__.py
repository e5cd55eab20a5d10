"""Coming in: the code, the name, the guest's token, and the throttle on wrong codes."""
