extension Mistake {
  /// Lines that are no command, or have too much or too little.
  static let form: [Mistake] = [
    Mistake("EHLO\n", both: Expected(501, "helo", "EHLO needs a name", next: "EHLO ")),
    Mistake("HELO\n", both: Expected(501, "helo", "HELO needs a name", next: "HELO ")),
    // aiosmtpd takes anything for a name.
    Mistake(
      "EHLO my host\n", exim: Expected(501, "helo", "not a host name", next: "EHLO "),
      aiosmtpd: Expected(250, nil, next: "MAIL FROM:<")),
    Mistake("ELHO x\n", both: Expected(500, "unknown-command", "ELHO is not an SMTP command", next: "EHLO ")),
    Mistake(
      "EHLO x\nMIAL FROM:<a@b.example>\n",
      both: Expected(500, "unknown-command", "MIAL is not an SMTP command", next: "MAIL FROM:<")),
    Mistake(
      "\(sender)RCTP TO:<you@christian.net>\n",
      both: Expected(500, "unknown-command", "RCTP is not an SMTP command", next: "RCPT TO:<")),
    Mistake(
      "EHLO x\nMAILFROM:<a@b.example>\n",
      both: Expected(500, "unknown-command", "MAIL FROM:<...>", next: "MAIL FROM:<")),
    Mistake(
      "EHLO x\nEXIT\n", both: Expected(500, "unknown-command", "EXIT is not an SMTP command", next: "QUIT")),
    Mistake("GET / HTTP/1.1\n", both: Expected(500, "unknown-command", "HTTP, not of SMTP", next: "EHLO ")),
    Mistake("LHLO x\n", both: Expected(500, "unknown-command", "no LMTP here", next: "EHLO ")),
    Mistake("EHLO x\n\n", both: Expected(500, "unknown-command", "an empty line", next: "MAIL FROM:<")),
    Mistake("EHLO x\n.\n", both: Expected(500, "unknown-command", "a dot alone", next: "MAIL FROM:<")),
    Mistake(
      "EHLO x\nSubject: hi\n",
      both: Expected(500, "unknown-command", "Subject: is a header", next: "MAIL FROM:<")),
    Mistake("\(envelope)Subject: hi\n", both: Expected(500, "unknown-command", "Subject: is a header", next: "DATA")),
    Mistake("\(envelope)DATA now\n", both: Expected(501, "unknown-command", "DATA takes no argument", next: "DATA")),
    Mistake("EHLO x\nRSET all\n", both: Expected(501, "unknown-command", "RSET takes no argument", next: "RSET")),
    Mistake("EHLO x\nQUIT now\n", both: Expected(501, "unknown-command", "QUIT takes no argument", next: "QUIT")),
    Mistake("EHLO x\nVRFY\n", both: Expected(501, "unknown-command", "VRFY needs an argument", next: "VRFY ")),
    Mistake(
      "EHLO x\nEXPN list\n",
      exim: Expected(550, "unknown-command", "EXPN is not open to you", next: "MAIL FROM:<"),
      aiosmtpd: Expected(502, "unknown-command", "does not have EXPN", next: "MAIL FROM:<")),
    Mistake(
      "EHLO x\nETRN christian.net\n",
      exim: Expected(458, "unknown-command", "ETRN is not open to you", next: "MAIL FROM:<"),
      aiosmtpd: Expected(500, "unknown-command", "does not have ETRN", next: "MAIL FROM:<")),
    Mistake("EHLO x\nTURN\n", both: Expected(500, "unknown-command", "does not have TURN", next: "MAIL FROM:<")),
    Mistake(
      "EHLO x\nHELP XYZ\n", exim: Expected(214, nil, "for a person to read", next: nil),
      aiosmtpd: Expected(501, "unknown-command", "no help on that word", next: "HELP")),
    Mistake(
      "\(envelope)BDAT\n",
      exim: Expected(501, "unknown-command", "the size of the chunk", never: ["too large"], next: "DATA"),
      aiosmtpd: Expected(500, "unknown-command", "CHUNKING is not on its EHLO list", next: "DATA")),
    Mistake(
      "\(envelope)BDAT many\n",
      exim: Expected(501, "unknown-command", "the size of the chunk", never: ["too large"], next: "DATA"),
      aiosmtpd: Expected(500, "unknown-command", "CHUNKING is not on its EHLO list", next: "DATA")),
    // Exim takes commands of 16 kB.
    Mistake(
      "EHLO x\nNOOP \(String(repeating: "a", count: 5000))\n", exim: Expected(250, nil, "alive", next: nil),
      aiosmtpd: Expected(500, "line-too-long", "5007 octets, and 512 are allowed", next: "MAIL FROM:<")),
    Mistake(
      "\(envelope)DATA\nSubject: x\n\n\(String(repeating: "a", count: 3000))\n.\n",
      exim: Expected(250, nil, "accepted", next: "QUIT"),
      aiosmtpd: Expected(500, "line-too-long", "a line of the message was too long: 3000", next: "Send it again")),
  ]
}
