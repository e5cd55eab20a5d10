"""Addresses of the workshop's pages."""

from django.urls import include, path

from workshop.views import breakouts, connection, joining, library, preparing

urlpatterns = [
    path("", library.home, name="home"),
    path("account/", include("workshop.accounts.urls")),
    path("demo/", include("workshop.demo.urls")),
    path("library/<uuid:library>/", library.library, name="library"),
    path("library/<uuid:library>/workshops/new/", library.workshop_new, name="workshop_new"),
    path("connection/", connection.test, name="connection"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join_code, name="join_code"),
    path("w/<uuid:workshop>/", preparing.overview, name="workshop"),
    path("w/<uuid:workshop>/agenda/", preparing.agenda, name="agenda"),
    path("w/<uuid:workshop>/people/", preparing.people, name="people"),
    path("w/<uuid:workshop>/people/groups/", breakouts.breakouts, name="breakouts"),
    path("w/<uuid:workshop>/people/groups/proposal/", breakouts.breakouts_proposal, name="breakouts_proposal"),
    path("w/<uuid:workshop>/console/", preparing.console, name="console"),
    path("w/<uuid:workshop>/qr.svg", preparing.qr_code, name="qr_code"),
    path("w/<uuid:workshop>/room/", joining.room, name="room"),
    path("w/<uuid:workshop>/room/me/", joining.describe_oneself, name="describe_oneself"),
    path("w/<uuid:workshop>/prework/", include("workshop.prework.urls")),
    path("w/<uuid:workshop>/readout/", include("workshop.prework.readout_urls")),
    path("w/<uuid:workshop>/quotes/", include("workshop.quotes.urls")),
]
