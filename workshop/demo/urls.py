"""Addresses that sign in to the demo with the key that `bin/run` made for this start."""

from django.urls import path

from workshop.demo import views

urlpatterns = [path("<str:role>/<str:key>/", views.enter, name="demo")]
