"""Addresses of the workshop's pages."""

from django.urls import include, path

from workshop.views import (
    agendas,
    attendance,
    breakouts,
    connection,
    console,
    joining,
    library,
    new_workshop,
    preparing,
)

urlpatterns = [
    path("", library.home, name="home"),
    path("account/", include("workshop.accounts.urls")),
    path("demo/", include("workshop.demo.urls")),
    path("library/<uuid:library>/", library.library, name="library"),
    path("library/<uuid:library>/workshops/new/", new_workshop.workshop_new, name="workshop_new"),
    path("library/<uuid:library>/agendas/", agendas.library_agendas, name="library_agendas"),
    path("library/<uuid:library>/agendas/<uuid:template>/", agendas.library_agenda, name="library_agenda"),
    path("connection/", connection.test, name="connection"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join_code, name="join_code"),
    path("w/<uuid:workshop>/", preparing.overview, name="workshop"),
    path("w/<uuid:workshop>/agenda/", preparing.agenda, name="agenda"),
    path("w/<uuid:workshop>/agenda/notes/", agendas.step_notes, name="step_notes"),
    path("w/<uuid:workshop>/agenda/save/", agendas.agenda_save, name="agenda_save"),
    path("w/<uuid:workshop>/occasion/", new_workshop.occasion, name="occasion"),
    path("w/<uuid:workshop>/duplicate/", new_workshop.workshop_duplicate, name="workshop_duplicate"),
    path("w/<uuid:workshop>/people/", preparing.people, name="people"),
    path("w/<uuid:workshop>/people/groups/", breakouts.breakouts, name="breakouts"),
    path("w/<uuid:workshop>/people/groups/proposal/", breakouts.breakouts_proposal, name="breakouts_proposal"),
    path("w/<uuid:workshop>/console/", console.console, name="console"),
    path("w/<uuid:workshop>/console/note/", console.console_note, name="console_note"),
    path("w/<uuid:workshop>/screen/", console.screen, name="screen"),
    path("w/<uuid:workshop>/room/seen/", console.room_seen, name="room_seen"),
    path("w/<uuid:workshop>/here/", attendance.staff_here, name="staff_here"),
    path("w/<uuid:workshop>/qr.svg", preparing.qr_code, name="qr_code"),
    path("w/<uuid:workshop>/room/", joining.room, name="room"),
    path("w/<uuid:workshop>/room/me/", joining.describe_oneself, name="describe_oneself"),
    path("w/<uuid:workshop>/quotes/", include("workshop.quotes.urls")),
]
