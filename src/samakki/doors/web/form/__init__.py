"""The pages on which a form of a case is begun, filled in, resumed, corrected and looked back on."""
