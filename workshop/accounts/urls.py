"""Addresses of the account pages."""

from django.urls import path

from workshop.accounts import views

app_name = "account"

urlpatterns = [
    path("sign-up/", views.sign_up, name="sign_up"),
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
    path("password/", views.LostPassword.as_view(), name="password_reset"),
    path("password/sent/", views.LetterSent.as_view(), name="password_reset_done"),
    path("password/<uidb64>/<token>/", views.NewPassword.as_view(), name="password_reset_confirm"),
    path("password/changed/", views.PasswordChanged.as_view(), name="password_reset_complete"),
]
