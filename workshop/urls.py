"""Addresses of the workshop's pages."""

from django.urls import include, path

from workshop.views import breakouts, connection, invitation, joining, library, lobby, preparing, resuming, roster

urlpatterns = [
    path("", library.home, name="home"),
    path("account/", include("workshop.accounts.urls")),
    path("demo/", include("workshop.demo.urls")),
    path("library/<uuid:library>/", library.library, name="library"),
    path("library/<uuid:library>/workshops/new/", library.workshop_new, name="workshop_new"),
    path("connection/", connection.test, name="connection"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join_code, name="join_code"),
    path("join/<str:code>/calendar.ics", joining.join_calendar, name="join_calendar"),
    path("w/<uuid:workshop>/", preparing.overview, name="workshop"),
    path("w/<uuid:workshop>/agenda/", preparing.agenda, name="agenda"),
    path("w/<uuid:workshop>/people/", preparing.people, name="people"),
    path("w/<uuid:workshop>/people/roster/", roster.roster, name="roster"),
    path("w/<uuid:workshop>/people/<uuid:person>/device/", resuming.device_of, name="device_of"),
    path("w/<uuid:workshop>/people/groups/", breakouts.breakouts, name="breakouts"),
    path("w/<uuid:workshop>/people/groups/proposal/", breakouts.breakouts_proposal, name="breakouts_proposal"),
    path("w/<uuid:workshop>/console/", preparing.console, name="console"),
    path("w/<uuid:workshop>/qr.svg", preparing.qr_code, name="qr_code"),
    path("w/<uuid:workshop>/invitation/", invitation.invitation, name="invitation"),
    path("w/<uuid:workshop>/invitation/code/", invitation.invitation_code, name="invitation_code"),
    path("w/<uuid:workshop>/invitation/start/", invitation.invitation_start, name="invitation_start"),
    path("w/<uuid:workshop>/invitation/observers/", invitation.invitation_observers, name="invitation_observers"),
    path("w/<uuid:workshop>/invitation/observers/<uuid:observer>/out/", invitation.observer_out, name="observer_out"),
    path("w/<uuid:workshop>/calendar.ics", invitation.calendar, name="calendar"),
    path("w/<uuid:workshop>/lobby/", lobby.lobby, name="lobby"),
    path("w/<uuid:workshop>/lobby/state/", lobby.lobby_state, name="lobby_state"),
    path("w/<uuid:workshop>/room/", joining.room, name="room"),
    path("w/<uuid:workshop>/room/device/", resuming.own_device, name="own_device"),
    path("resume/<str:token>/", resuming.resume, name="resume"),
    path("w/<uuid:workshop>/room/me/", joining.describe_oneself, name="describe_oneself"),
    path("w/<uuid:workshop>/quotes/", include("workshop.quotes.urls")),
]
