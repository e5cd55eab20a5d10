"""The pages of preparing and running a workshop. Views hold no rule: they fetch through `access` and show."""
