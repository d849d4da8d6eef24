extension Mistake {
  /// What OpenSMTPD says to mistakes, and what is right about it: it has few wordings, and 503 for a parameter it does not know.
  static let atOpenSMTPD: [(typed: String, Expected)] = [
    // The order.
    ("MAIL FROM:<a@b.example>\n", Expected(503, "unknown-command", "EHLO or HELO first", next: "EHLO ")),
    ("RCPT TO:<you@christian.net>\n", Expected(503, "unknown-command", "MAIL comes before RCPT", next: "EHLO ")),
    ("EHLO x\nDATA\n", Expected(503, "unknown-command", "MAIL and RCPT come first", next: "MAIL FROM:<")),
    ("\(sender)DATA\n", Expected(503, "unknown-command", "no recipient was accepted", next: "RCPT TO:<")),
    ("\(sender)MAIL FROM:<c@b.example>\n", Expected(503, "unknown-command", "has a sender already", next: "RSET")),
    ("\(envelope)RSET\nDATA\n", Expected(503, "unknown-command", "MAIL and RCPT come first", next: "MAIL FROM:<")),
    (
      "\(sender)RCPT TO:<you@elsewhere.example>\nDATA\n",
      Expected(503, "unknown-command", "1 was refused, and none accepted", next: "RCPT TO:<")
    ),
    // Addresses.
    ("EHLO x\nMAIL\n", Expected(500, "unknown-command", "it is MAIL FROM:<...>", next: "MAIL FROM:<")),
    (
      "EHLO x\nMAIL FROM <a@b.example>\n",
      Expected(500, "unknown-command", "it is MAIL FROM:<...>", next: "MAIL FROM:<")
    ),
    ("EHLO x\nMAIL FROM:\n", Expected(553, "unknown-command", "it is MAIL FROM:<...>", next: "MAIL FROM:<")),
    ("EHLO x\nMAIL FROM:<@b.example>\n", Expected(553, "format-rfc5322", "nothing before the @", next: "MAIL FROM:<")),
    ("EHLO x\nMAIL FROM:<a@b@c.example>\n", Expected(553, "format-rfc5322", "two @", next: "MAIL FROM:<")),
    (
      "EHLO x\nMAIL FROM:<a@b.example\n",
      Expected(553, "format-rfc5322", "the > at the end of the address is missing", next: "MAIL FROM:<")
    ),
    (
      "EHLO x\nMAIL FROM:<a b@c.example>\n",
      Expected(553, "format-rfc5322", "may not contain a space", next: "MAIL FROM:<")
    ),
    (
      "EHLO x\nMAIL FROM:a@b.example\n",
      Expected(553, "format-rfc5322", "in angle brackets", "insists", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "EHLO x\nMAIL FROM:\"Bugs\" <a@b.example>\n",
      Expected(553, "format-rfc5322", "only the address in < >", next: "MAIL FROM:<")
    ),
    (
      "EHLO x\nMAIL FROM:<d\u{F6}rte@b.example>\n",
      Expected(553, "8bit-utf8", "only ASCII addresses", next: "Use an address in plain ASCII")
    ),
    (
      "\(sender)RCPT TO:<d\u{F6}rte@christian.net>\n",
      Expected(501, "8bit-utf8", "only ASCII addresses", next: "Use an address in plain ASCII")
    ),
    ("\(sender)RCPT TO:<>\n", Expected(501, "format-rfc5322", "<> names nobody", next: "RCPT TO:<")),
    (
      "\(sender)RCPT TO:<you@christian.net>,<me@christian.net>\n",
      Expected(503, "format-rfc5322", "each RCPT names one recipient", next: "RCPT TO:<")
    ),
    (
      "\(sender)RCPT TO:<nobody1@christian.net>\n",
      Expected(550, "no-such-user", "no such recipient, or no relaying", next: "Check the recipient")
    ),
    (
      "\(sender)RCPT TO:<you@gmail.com>\n",
      Expected(550, "no-such-user", "no such recipient, or no relaying", "not logged in", next: "Check the recipient")
    ),
    // Parameters.
    (
      "EHLO x\nMAIL FROM:<a@b.example> FOO=bar\n",
      Expected(503, "unknown-command", "FOO is not a parameter this server offers", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "EHLO x\nMAIL FROM:<a@b.example> hello there\n",
      Expected(503, "unknown-command", "HELLO is not a parameter", never: ["EHLO or HELO"], next: "Leave HELLO out")
    ),
    (
      "EHLO x\nMAIL FROM:<a@b.example> BODY=9BIT\n",
      Expected(503, "unknown-command", "the value of BODY", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "EHLO x\nMAIL FROM:<a@b.example> SMTPUTF8\n",
      Expected(503, "unknown-command", "SMTPUTF8 is not a parameter", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "\(sender)RCPT TO:<you@christian.net> FOO=1\n",
      Expected(503, "unknown-command", "FOO is not a parameter", next: "RCPT TO:<you@christian.net>")
    ),
    (
      "\(sender)RCPT TO:<you@christian.net> NOTIFY=NEVER,SUCCESS\n",
      Expected(553, "unknown-command", "the value of NOTIFY", next: "RCPT TO:<you@christian.net>")
    ),
    // Lines.
    ("EHLO\n", Expected(501, "helo", "EHLO needs a name", next: "EHLO ")),
    (
      "EHLO my host\n",
      Expected(501, "helo", "not a host name", never: ["does not resolve", "not yours"], next: "EHLO ")
    ),
    ("EHLO x\nHELO x\n", Expected(503, "unknown-command", "greeted already", next: "MAIL FROM:<")),
    ("ELHO x\n", Expected(500, "unknown-command", "ELHO is not an SMTP command", next: "EHLO ")),
    (" EHLO x\n", Expected(500, "unknown-command", "no space before a command", next: "EHLO ")),
    ("GET / HTTP/1.1\n", Expected(500, "unknown-command", "HTTP, not of SMTP", next: "EHLO ")),
    ("EHLO x\n\n", Expected(500, "unknown-command", "an empty line", next: "MAIL FROM:<")),
    ("EHLO x\nEXIT\n", Expected(500, "unknown-command", "EXIT is not an SMTP command", next: "QUIT")),
    ("\(envelope)Subject: hi\n", Expected(500, "unknown-command", "Subject: is a header", next: "DATA")),
    ("\(envelope)DATA now\n", Expected(500, "unknown-command", "DATA takes no argument", next: "DATA")),
    ("EHLO x\nRSET all\n", Expected(500, "unknown-command", "RSET takes no argument", next: "MAIL FROM:<")),
    ("EHLO x\nQUIT now\n", Expected(500, "unknown-command", "QUIT takes no argument", next: "QUIT")),
    (
      "EHLO x\nHELP MAIL\n",
      Expected(500, "unknown-command", "HELP takes no argument here", never: ["does not have"], next: "MAIL FROM:<")
    ),
    ("EHLO x\nVRFY you\n", Expected(500, "unknown-command", "does not have VRFY", next: "MAIL FROM:<")),
    ("EHLO x\nEXPN list\n", Expected(500, "unknown-command", "does not have EXPN", next: "MAIL FROM:<")),
    (
      "\(envelope)BDAT 5 LAST\n",
      Expected(500, "unknown-command", "CHUNKING is not on its EHLO list", next: "DATA")
    ),
    (
      "EHLO x\nNOOP \(String(repeating: "a", count: 3000))\n",
      Expected(500, "line-too-long", "3007 octets, and 512 are allowed", next: "MAIL FROM:<")
    ),
    (
      "\(envelope)DATA\nSubject: x\n\n\(String(repeating: String(repeating: "a", count: 70) + "\n", count: 1500)).\n",
      Expected(554, "too-large", "the message is too large", "SIZE 102400", next: "Send at most 102400")
    ),
    // STARTTLS and AUTH.
    ("EHLO x\nSTARTTLS now\n", Expected(501, "unknown-command", "STARTTLS takes no argument", next: "STARTTLS")),
    ("AUTH PLAIN\n", Expected(503, "unknown-command", "say EHLO before AUTH", next: "EHLO ")),
    ("HELO x\nAUTH PLAIN\n", Expected(503, "unknown-command", "You said HELO", next: "EHLO ")),
    (
      "EHLO x\nAUTH PLAIN AGJvYgB3cm9uZw==\n",
      Expected(503, "tls-required", "inside TLS only", never: ["password is wrong"], next: "STARTTLS")
    ),
  ]
}
