"""What every room stands on: ids, clocks, chance, missing values, happenings, and how an action is declared."""
