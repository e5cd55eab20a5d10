"""Addresses of the editors' pages and of packs."""

from django.urls import path

from personas.views import drafts, packs

urlpatterns = [
    path("w/<uuid:workshop>/personas/", drafts.personas, name="personas"),
    path("w/<uuid:workshop>/personas/lock/", packs.lock, name="pack_lock"),
    path("personas/<uuid:persona>/", drafts.persona_edit, name="persona_edit"),
    path("packs/<uuid:pack>/", packs.pack, name="pack"),
    path("packs/<uuid:pack>/<str:format>/", packs.pack_export, name="pack_export"),
]
