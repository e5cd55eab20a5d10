"""Addresses of the editors' pages and of packs."""

from django.urls import path

from personas.views import drafts, packs, rehearsing

urlpatterns = [
    path("w/<uuid:workshop>/personas/", drafts.personas, name="personas"),
    path("w/<uuid:workshop>/personas/lock/", packs.lock, name="pack_lock"),
    path("w/<uuid:workshop>/rehearse/", rehearsing.rehearse, name="rehearse"),
    path("w/<uuid:workshop>/rehearsal/wipe/", rehearsing.rehearsal_wipe, name="rehearsal_wipe"),
    path("personas/<uuid:persona>/", drafts.persona_edit, name="persona_edit"),
    path("packs/<uuid:pack>/", packs.pack, name="pack"),
    path("packs/<uuid:pack>/<str:format>/", packs.pack_export, name="pack_export"),
]
