"""Analysis in, page out: charts, narrative, marked-up text, tables. Nothing is counted here."""
