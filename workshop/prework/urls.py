"""Addresses of the pre-work, below those of its workshop."""

from django.urls import path

from workshop.prework import finding_views, views

urlpatterns = [
    path("", views.prework, name="prework"),
    path("new/", views.prework_new, name="prework_new"),
    path("<uuid:item>/", views.prework_item, name="prework_item"),
    path("<uuid:item>/act/", views.prework_act, name="prework_act"),
    path("<uuid:item>/findings/new/", finding_views.finding_new, name="finding_new"),
    path("findings/<int:number>/", finding_views.finding, name="finding"),
    path("findings/<int:number>/act/", finding_views.finding_act, name="finding_act"),
]
