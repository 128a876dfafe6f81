"""What the server calls for each request."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
