"""The person's own copy: looked through by who answers, then given on paper, or as a sealed file."""
