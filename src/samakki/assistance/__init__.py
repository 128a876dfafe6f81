"""What is done for a person from day to day: what is due, the plan, supervision, closing."""
