"""Addresses of the readout, below those of its workshop."""

from django.urls import path

from workshop.prework import readout_views

urlpatterns = [
    path("", readout_views.readout, name="readout"),
    path("pins/", readout_views.readout_pin, name="readout_pin"),
    path("files/<uuid:item>/", readout_views.readout_file, name="readout_file"),
]
