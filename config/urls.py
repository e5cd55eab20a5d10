"""All addresses of the product."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import TemplateView

urlpatterns = [
    path("", include("workshop.urls")),
    path("", include("personas.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("styleguide/", TemplateView.as_view(template_name="styleguide.html"))]
