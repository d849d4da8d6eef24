extension Mistake {
  /// What Postfix says to mistakes, and what is right about it: 554 where nobody is left to send to, 221 for what a browser says.
  static let atPostfix: [(typed: String, Expected)] = [
    // The order.
    ("MAIL FROM:<a@b.example>\n", Expected(503, "unknown-command", "EHLO or HELO first", next: "EHLO ")),
    ("RCPT TO:<you@christian.net>\n", Expected(503, "unknown-command", "MAIL comes before RCPT", next: "EHLO ")),
    ("EHLO x\nDATA\n", Expected(503, "unknown-command", "MAIL and RCPT come first", next: "MAIL FROM:<")),
    ("\(sender)DATA\n", Expected(554, "unknown-command", "no recipient was accepted", next: "RCPT TO:<")),
    ("\(sender)MAIL FROM:<c@b.example>\n", Expected(503, "unknown-command", "has a sender already", next: "RSET")),
    (
      "\(sender)EHLO x\nRCPT TO:<you@christian.net>\n",
      Expected(503, "unknown-command", "drops the envelope", next: "MAIL FROM:<")
    ),
    (
      "\(sender)RCPT TO:<you@elsewhere.example>\nDATA\n",
      Expected(554, "unknown-command", "1 was refused, and none accepted", next: "RCPT TO:<")
    ),
    ("\(envelope)RSET\nDATA\n", Expected(503, "unknown-command", "MAIL and RCPT come first", next: "MAIL FROM:<")),
    (
      "\(envelope)BDAT 0\nDATA\n",
      Expected(503, "unknown-command", "only BDAT goes on with it", never: ["lost the envelope"], next: "BDAT 0 LAST")
    ),
    // Addresses.
    ("EHLO x\nMAIL\n", Expected(501, "unknown-command", "it is MAIL FROM:<...>", next: "MAIL FROM:<")),
    (
      "EHLO x\nMAIL FROM <a@b.example>\n",
      Expected(501, "unknown-command", "it is MAIL FROM:<...>", next: "MAIL FROM:<")
    ),
    ("EHLO x\nMAIL FROM:<a@>\n", Expected(501, "format-rfc5322", "the address has no domain", next: "MAIL FROM:<")),
    (
      "EHLO x\nMAIL FROM:<a@b.example\n",
      Expected(501, "format-rfc5322", "the > at the end of the address is missing", next: "MAIL FROM:<")
    ),
    (
      "EHLO x\nMAIL FROM:<a b@c.example>\n",
      Expected(501, "format-rfc5322", "may not contain a space", next: "MAIL FROM:<")
    ),
    (
      "EHLO x\nMAIL FROM:\"Bugs\" <a@b.example>\n",
      Expected(555, "format-rfc5322", "only the address in < >", next: "MAIL FROM:<")
    ),
    ("\(sender)RCPT you@christian.net\n", Expected(501, "unknown-command", "it is RCPT TO:<...>", next: "RCPT TO:<")),
    ("\(sender)RCPT TO:<>\n", Expected(501, "format-rfc5322", "<> names nobody", next: "RCPT TO:<")),
    (
      "\(sender)RCPT TO:<you@christian.net>,<me@christian.net>\n",
      Expected(501, "format-rfc5322", "each RCPT names one recipient", next: "RCPT TO:<")
    ),
    (
      "\(sender)RCPT TO:<nobody1@christian.net>\n",
      Expected(550, "no-such-user", "no such mailbox", next: "Check the spelling")
    ),
    (
      "\(sender)RCPT TO:<you@gmail.com>\n",
      Expected(554, "relay-denied", "no relaying", never: ["no such"], next: "Log in first")
    ),
    // Parameters.
    (
      "EHLO x\nMAIL FROM:<a@b.example> FOO=bar\n",
      Expected(555, "unknown-command", "FOO is not a parameter this server offers", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "EHLO x\nMAIL FROM:<a@b.example> SIZE=99999999999\n",
      Expected(552, "too-large", "99999999999", "100000", next: "Send at most 100000")
    ),
    (
      "EHLO x\nMAIL FROM:<a@b.example> SIZE=big\n",
      Expected(501, "unknown-command", "the value of SIZE", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "EHLO x\nMAIL FROM:<a@b.example> BODY=9BIT\n",
      Expected(555, "unknown-command", "the value of BODY", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "\(sender)RCPT TO:<you@christian.net> FOO=1\n",
      Expected(555, "unknown-command", "FOO is not a parameter", next: "RCPT TO:<you@christian.net>")
    ),
    // Lines.
    ("EHLO\n", Expected(501, "helo", "EHLO needs a name", next: "EHLO ")),
    ("ELHO x\n", Expected(500, "unknown-command", "ELHO is not an SMTP command", next: "EHLO ")),
    (
      "GET / HTTP/1.1\n",
      Expected(221, "wrong-port", "thinks that you are a web browser", next: "Connect again")
    ),
    ("LHLO x\n", Expected(500, "unknown-command", "no LMTP here", next: "EHLO ")),
    ("EHLO x\n\n", Expected(500, "unknown-command", "an empty line", next: "MAIL FROM:<")),
    ("EHLO x\nEXIT\n", Expected(500, "unknown-command", "EXIT is not an SMTP command", next: "QUIT")),
    ("\(envelope)Subject: hi\n", Expected(221, "unknown-command", "Subject: is a header", next: "Connect again")),
    ("\(envelope)DATA now\n", Expected(501, "unknown-command", "DATA takes no argument", next: "DATA")),
    ("EHLO x\nRSET all\n", Expected(501, "unknown-command", "RSET takes no argument", next: "RSET")),
    ("EHLO x\nVRFY\n", Expected(501, "unknown-command", "VRFY needs an argument", next: "VRFY ")),
    ("EHLO x\nEXPN list\n", Expected(500, "unknown-command", "does not have EXPN", next: "MAIL FROM:<")),
    ("EHLO x\nETRN gmail.com\n", Expected(459, "unknown-command", "ETRN is not open to you", next: "MAIL FROM:<")),
    (
      "\(envelope)BDAT many\n",
      Expected(521, "unknown-command", "the size of the chunk", never: ["or not allowed"], next: "Connect again")
    ),
    (
      "\(envelope)DATA\nSubject: x\n\n\(String(repeating: String(repeating: "a", count: 70) + "\n", count: 1500)).\n",
      Expected(552, "too-large", "the message is too large", "SIZE 100000", next: "Send at most 100000")
    ),
    // STARTTLS and AUTH.
    ("EHLO x\nSTARTTLS now\n", Expected(501, "unknown-command", "STARTTLS takes no argument", next: "STARTTLS")),
    (
      "EHLO x\nSTARTTLS\nMAIL FROM:<a@b.example>\n",
      Expected(503, "unknown-command", "since TLS began", next: "EHLO ")
    ),
    (
      "EHLO x\nSTARTTLS\nEHLO x\nSTARTTLS\n",
      Expected(554, "unknown-command", "TLS is on already", next: "MAIL FROM:<")
    ),
    ("AUTH PLAIN\n", Expected(503, "unknown-command", "say EHLO before AUTH", next: "EHLO ")),
    (
      "EHLO x\nAUTH GSSAPI\n",
      Expected(535, "auth-method", "GSSAPI is not on its list", "No password was sent", next: "AUTH LOGIN")
    ),
    ("EHLO x\nAUTH\n", Expected(501, "auth-method", "AUTH wants the name of a mechanism", next: "AUTH LOGIN")),
    ("EHLO x\nAUTH PLAIN bob:secret\n", Expected(535, "auth-failed", "not base64", next: "AUTH PLAIN")),
    ("EHLO x\nAUTH LOGIN\nbob\n", Expected(535, "auth-failed", "not base64", next: "AUTH LOGIN")),
    ("EHLO x\nAUTH LOGIN\nYm9i\n*\n", Expected(501, nil, "cancelled", next: "AUTH LOGIN")),
    (
      "EHLO x\nAUTH PLAIN Ym9iIHNlY3JldA==\n",
      Expected(535, "auth-failed", "PLAIN has three parts", next: "AUTH PLAIN")
    ),
    (
      "EHLO x\nAUTH PLAIN AGJvYgB3cm9uZw==\n",
      Expected(535, "auth-failed", "the login failed", next: "Check both")
    ),
    (
      "\(sender)AUTH PLAIN AGJvYgBjYXJyb3RzLWFyZS1vcmFuZ2U=\n",
      Expected(503, "unknown-command", "AUTH has no place in a message", next: "RSET")
    ),
  ]
}
