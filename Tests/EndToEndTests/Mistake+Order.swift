extension Mistake {
  /// Commands at the wrong place.
  static let order: [Mistake] = [
    Mistake("MAIL FROM:<a@b.example>\n", both: Expected(503, "unknown-command", "EHLO or HELO first", next: "EHLO ")),
    Mistake(
      "RCPT TO:<you@christian.net>\n", both: Expected(503, "unknown-command", "MAIL comes before RCPT", next: "EHLO ")),
    Mistake("DATA\n", both: Expected(503, "unknown-command", "MAIL and RCPT come first", next: "EHLO ")),
    Mistake(
      "EHLO x\nRCPT TO:<you@christian.net>\n",
      both: Expected(503, "unknown-command", "MAIL comes before RCPT", "No MAIL was accepted", next: "MAIL FROM:<")),
    Mistake("EHLO x\nDATA\n", both: Expected(503, "unknown-command", "MAIL and RCPT come first", next: "MAIL FROM:<")),
    Mistake("\(sender)DATA\n", both: Expected(503, "unknown-command", "no recipient was accepted", next: "RCPT TO:<")),
    Mistake(
      "\(sender)MAIL FROM:<c@b.example>\n", both: Expected(503, "unknown-command", "has a sender already", next: "RSET")
    ),
    Mistake(
      "\(sender)EHLO x\nRCPT TO:<you@christian.net>\n",
      both: Expected(503, "unknown-command", "a second EHLO or HELO drops the envelope", next: "MAIL FROM:<")),
    Mistake(
      "\(envelope)DATA\nSubject: x\n\nHi\n.\nDATA\n",
      both: Expected(503, "unknown-command", "since the last message", next: "MAIL FROM:<")),
    // Exim tells once more why the recipient was refused; aiosmtpd takes anybody.
    Mistake(
      "\(sender)RCPT TO:<you@elsewhere.example>\nDATA\n",
      exim: Expected(503, "relay-denied", "not its domain", "not logged in", next: "Log in first"),
      aiosmtpd: Expected(354, nil, "is the message", next: "Subject: ")),
    Mistake(
      "\(sender)BDAT 0 LAST\n",
      exim: Expected(503, "unknown-command", "no recipient was accepted", next: "RCPT TO:<"),
      aiosmtpd: Expected(500, "unknown-command", "CHUNKING is not on its EHLO list", next: "RCPT TO:<")),
    Mistake(
      "\(envelope)BDAT 0\nDATA\n",
      exim: Expected(503, "unknown-command", "only BDAT goes on with it", next: "BDAT 0 LAST"),
      aiosmtpd: Expected(354, nil, "is the message", next: "Subject: ")),
  ]
}
