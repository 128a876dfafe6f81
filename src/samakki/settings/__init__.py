"""How the house is put together for a place: what is installed, where it stores, who hears whom."""
