"""Cases in and out: a file is brought, mapped, tried and taken in; cases are chosen and handed on."""
