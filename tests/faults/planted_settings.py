"""The product's settings with `tests.faults.planted` among the apps: it breaks what TROUPE_PLANTED names."""

from config import settings as product

vars().update({name: value for name, value in vars(product).items() if name.isupper()})

INSTALLED_APPS = [*product.INSTALLED_APPS, "tests.faults.planted.Planted"]
