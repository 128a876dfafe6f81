"""What other agencies share with one's own: the list, the page of such a case, what one wrote there oneself."""
