"""The editors' pages. Views hold no rule: they fetch through `access`, ask the module that owns the rule, and show."""
