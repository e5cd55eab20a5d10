"""Addresses of the quote pages, below those of their workshop."""

from django.urls import path

from workshop.quotes import views

urlpatterns = [
    path("", views.quotes, name="quotes"),
    path("deck/", views.quotes_deck, name="quotes_deck"),
    path("import/", views.quotes_import, name="quotes_import"),
    path("import/<uuid:import_id>/", views.quotes_mapping, name="quotes_mapping"),
    path("import/<uuid:import_id>/progress/", views.quotes_progress, name="quotes_progress"),
    path("import/<uuid:import_id>/remove/", views.quotes_import_remove, name="quotes_import_remove"),
]
