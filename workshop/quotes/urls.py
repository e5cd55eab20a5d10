"""Addresses of the quote pages, below those of their workshop."""

from django.urls import path

from workshop.quotes import deck_views, quote_views, views

urlpatterns = [
    path("", views.quotes, name="quotes"),
    path("deck/", deck_views.quotes_deck, name="quotes_deck"),
    path("import/", views.quotes_import, name="quotes_import"),
    path("import/<uuid:import_id>/", views.quotes_mapping, name="quotes_mapping"),
    path("import/<uuid:import_id>/progress/", views.quotes_progress, name="quotes_progress"),
    path("import/<uuid:import_id>/remove/", views.quotes_import_remove, name="quotes_import_remove"),
    path("<uuid:quote>/", quote_views.quote, name="quote"),
    path("<uuid:quote>/by-hand/", deck_views.quote_by_hand, name="quote_by_hand"),
    path("<uuid:quote>/withdraw/", quote_views.quote_withdraw, name="quote_withdraw"),
    path("<uuid:quote>/restore/", quote_views.quote_restore, name="quote_restore"),
]
