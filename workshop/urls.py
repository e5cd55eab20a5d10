"""Addresses of the workshop's pages."""

from django.urls import include, path

from workshop.views import breakouts, connection, invitations, joining, library, members, preparing, staff

urlpatterns = [
    path("", library.home, name="home"),
    path("account/", include("workshop.accounts.urls")),
    path("demo/", include("workshop.demo.urls")),
    path("library/<uuid:library>/", library.library, name="library"),
    path("library/<uuid:library>/workshops/new/", library.workshop_new, name="workshop_new"),
    path("library/<uuid:library>/name/", members.library_rename, name="library_rename"),
    path("library/<uuid:library>/leave/", members.library_leave, name="library_leave"),
    path("library/<uuid:library>/members/", members.members, name="members"),
    path("library/<uuid:library>/members/<int:member>/role/", members.member_role, name="member_role"),
    path("library/<uuid:library>/members/<int:member>/remove/", members.member_remove, name="member_remove"),
    path("library/<uuid:library>/links/", invitations.library_invite, name="library_invite"),
    path("library/<uuid:library>/links/<uuid:invitation>/end/", invitations.library_link_end, name="library_link_end"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("connection/", connection.test, name="connection"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join_code, name="join_code"),
    path("w/<uuid:workshop>/", preparing.overview, name="workshop"),
    path("w/<uuid:workshop>/title/", staff.workshop_rename, name="workshop_rename"),
    path("w/<uuid:workshop>/staff/", staff.staff, name="staff"),
    path("w/<uuid:workshop>/staff/name/", staff.staff_name, name="staff_name"),
    path("w/<uuid:workshop>/staff/<int:staff>/remove/", staff.staff_remove, name="staff_remove"),
    path("w/<uuid:workshop>/staff/links/", invitations.staff_invite, name="staff_invite"),
    path("w/<uuid:workshop>/staff/links/<uuid:invitation>/end/", invitations.staff_link_end, name="staff_link_end"),
    path("w/<uuid:workshop>/staff/role/offer/", staff.handover_offer, name="handover_offer"),
    path("w/<uuid:workshop>/staff/role/withdraw/", staff.handover_withdraw, name="handover_withdraw"),
    path("w/<uuid:workshop>/staff/role/take/", staff.handover_take, name="handover_take"),
    path("w/<uuid:workshop>/agenda/", preparing.agenda, name="agenda"),
    path("w/<uuid:workshop>/people/", preparing.people, name="people"),
    path("w/<uuid:workshop>/people/groups/", breakouts.breakouts, name="breakouts"),
    path("w/<uuid:workshop>/people/groups/proposal/", breakouts.breakouts_proposal, name="breakouts_proposal"),
    path("w/<uuid:workshop>/console/", preparing.console, name="console"),
    path("w/<uuid:workshop>/qr.svg", preparing.qr_code, name="qr_code"),
    path("w/<uuid:workshop>/room/", joining.room, name="room"),
    path("w/<uuid:workshop>/room/me/", joining.describe_oneself, name="describe_oneself"),
    path("w/<uuid:workshop>/quotes/", include("workshop.quotes.urls")),
]
