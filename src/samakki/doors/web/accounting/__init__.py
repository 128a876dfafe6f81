"""Account: what the node has to show to who checks it; figures with their sources, and no contents."""
