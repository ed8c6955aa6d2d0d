"""A provider of single sign-on that others wrote: django-oauth-toolkit, in one process on this machine.

    python provider.py PORT FOLDER REDIRECT

It knows the people of PEOPLE, each with their name as password, and one client, CLIENT with SECRET. It asks for PKCE,
signs with RS256, and asks once whether the client may know who somebody is.
"""

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

CLIENT, SECRET = "guanjia", "a-secret:with/odd signs"
PEOPLE = ["jin", "stranger", "wary"]

LOGIN = """<!doctype html><title>Corporate sign-in</title><form method="post">{% csrf_token %}
<label>User {{ form.username }}</label><label>Password {{ form.password }}</label>
<input type="hidden" name="next" value="{{ next }}"><button>Sign in</button></form>"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def key() -> str:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()


def configure(port: int, folder: Path) -> None:
    import django
    from django.conf import settings

    apps = ["auth", "contenttypes", "sessions", "messages"]
    settings.configure(
        SECRET_KEY="for a test alone", ROOT_URLCONF="provider_urls", ALLOWED_HOSTS=["*"], USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", LOGIN_URL="/login/",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.db")}},
        INSTALLED_APPS=[f"django.contrib.{app}" for app in apps] + ["oauth2_provider"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "context_processors": ["django.template.context_processors.request"],
                "loaders": [
                    ("django.template.loaders.locmem.Loader", {"registration/login.html": LOGIN}),
                    "django.template.loaders.app_directories.Loader"]}}],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True, "OIDC_RSA_PRIVATE_KEY": key(), "OIDC_ISS_ENDPOINT": f"http://localhost:{port}/o",
            "PKCE_REQUIRED": True, "REQUEST_APPROVAL_PROMPT": "auto", "OAUTH2_VALIDATOR_CLASS": "provider_urls.Claims",
            "SCOPES": {"openid": "who you are", "profile": "your name"}})
    django.setup()


def fill(redirect: str) -> None:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oauth2_provider.models import get_application_model

    call_command("migrate", verbosity=0)
    for name in PEOPLE:
        get_user_model().objects.create_user(name, password=name)
    get_application_model().objects.create(
        name="Guanjia", client_id=CLIENT, client_secret=SECRET, client_type="confidential", algorithm="RS256",
        authorization_grant_type="authorization-code", redirect_uris=redirect)


def main() -> None:
    port, folder, redirect = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    configure(port, folder)
    fill(redirect)
    from django.core.wsgi import get_wsgi_application

    server = make_server("localhost", port, get_wsgi_application(), server_class=Threads, handler_class=Quiet)
    print("ready", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
