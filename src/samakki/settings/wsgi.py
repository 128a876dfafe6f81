"""What the server calls for each request, in every worker."""

from django.core.wsgi import get_wsgi_application

from samakki.settings.last_resort import ending_here
from samakki.settings.lengths import only_with_lengths
from samakki.settings.memory import keep_private, settling

keep_private()
application = settling(only_with_lengths(ending_here(get_wsgi_application())))
