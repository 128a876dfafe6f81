"""What the sentences say, said once more by somebody who has not read the code."""
