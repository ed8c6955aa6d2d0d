"""The addresses of the provider of provider.py, and what it says of people."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from oauth2_provider.oauth2_validators import OAuth2Validator

urlpatterns = [
    path("login/", LoginView.as_view()), path("logout/", LogoutView.as_view()),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]


class Claims(OAuth2Validator):
    def get_additional_claims(self, request) -> dict:
        return {"preferred_username": request.user.username}
