"""Every address of the house, described as an API, and what comes back from it whatever is sent by whomever."""
