"""All addresses of the product."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView

from realtime import health, metrics_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("workshop.urls")),
    path("", include("personas.urls")),
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics_page.page, name="metrics"),
]

if settings.DEBUG:
    urlpatterns += [path("styleguide/", TemplateView.as_view(template_name="styleguide.html"))]

handler400 = "workshop.views.errors.bad_request"
