"""Where terminals hand in: signed requests become rows, then receipts."""
