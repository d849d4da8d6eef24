extension Mistake {
  /// What sendmail says to mistakes, and what is right about it: it takes some forms of an address that others refuse, and
  /// counts an address without a domain as one without a host.
  static let atSendmail: [(typed: String, Expected)] = [
    // The order.
    ("MAIL FROM:<a@b.example>\n", Expected(503, "unknown-command", "EHLO or HELO first", next: "EHLO ")),
    ("RCPT TO:<you@christian.net>\n", Expected(503, "unknown-command", "MAIL comes before RCPT", next: "EHLO ")),
    ("EHLO x\nDATA\n", Expected(503, "unknown-command", "MAIL and RCPT come first", next: "MAIL FROM:<")),
    ("\(sender)DATA\n", Expected(503, "unknown-command", "no recipient was accepted", next: "RCPT TO:<")),
    ("\(sender)MAIL FROM:<c@b.example>\n", Expected(503, "unknown-command", "has a sender already", next: "RSET")),
    (
      "\(sender)EHLO x\nRCPT TO:<you@christian.net>\n",
      Expected(503, "unknown-command", "drops the envelope", next: "MAIL FROM:<")
    ),
    ("\(envelope)RSET\nDATA\n", Expected(503, "unknown-command", "MAIL and RCPT come first", next: "MAIL FROM:<")),
    // Addresses.
    (
      "EHLO x\nMAIL FROM <a@b.example>\n",
      Expected(501, "unknown-command", "it is MAIL FROM:<...>", next: "MAIL FROM:<")
    ),
    ("EHLO x\nMAIL TO:<a@b.example>\n", Expected(501, "unknown-command", "it is MAIL FROM:<...>", next: "MAIL FROM:<")),
    (
      "EHLO x\nMAIL FROM:<bob>\n",
      Expected(553, "format-rfc5322", "malformed", never: ["DNS"], next: "Write the address again")
    ),
    (
      "EHLO x\nMAIL FROM:<a@>\n",
      Expected(553, "format-rfc5322", "the address has no domain", never: ["DNS"], next: "MAIL FROM:<")
    ),
    ("EHLO x\nMAIL FROM:<@b.example>\n", Expected(553, "format-rfc5322", "nothing before the @", next: "MAIL FROM:<")),
    ("EHLO x\nMAIL FROM:<a@b@c.example>\n", Expected(553, "format-rfc5322", "two @", next: "MAIL FROM:<")),
    (
      "EHLO x\nMAIL FROM:<a@b.example\n",
      Expected(553, "format-rfc5322", "the > at the end of the address is missing", next: "MAIL FROM:<")
    ),
    (
      "\(sender)RCPT TO:<you@christian.net\n",
      Expected(553, "format-rfc5322", "the > at the end of the address is missing", next: "RCPT TO:<")
    ),
    ("\(sender)RCPT TO:<>\n", Expected(553, "format-rfc5322", "<> names nobody", next: "RCPT TO:<")),
    ("\(sender)RCPT you@christian.net\n", Expected(501, "unknown-command", "it is RCPT TO:<...>", next: "RCPT TO:<")),
    (
      "EHLO x\nMAIL FROM:\"Bugs\" <a@b.example>\n",
      Expected(555, "format-rfc5322", "only the address in < >", next: "MAIL FROM:<")
    ),
    (
      "\(sender)RCPT TO:<you@gmail.com>\n",
      Expected(550, "relay-denied", "no relaying", never: ["no such"], next: "Log in first")
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
      "EHLO x\nMAIL FROM:<a@b.example> BODY=9BIT\n",
      Expected(501, "unknown-command", "the value of BODY", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "EHLO x\nMAIL FROM:<a@b.example> RET=HDRS RET=FULL\n",
      Expected(501, "unknown-command", "RET may be given once", next: "MAIL FROM:<a@b.example> RET=FULL")
    ),
    (
      "EHLO x\nMAIL FROM:<a@b.example> SMTPUTF8\n",
      Expected(555, "unknown-command", "SMTPUTF8 is not a parameter", next: "MAIL FROM:<a@b.example>")
    ),
    (
      "HELO x\nMAIL FROM:<d\u{F6}rte@b.example> SMTPUTF8\n",
      Expected(555, "unknown-command", "only after EHLO", next: "EHLO ")
    ),
    (
      "\(sender)RCPT TO:<you@christian.net> NOTIFY=FOO\n",
      Expected(501, "unknown-command", "the value of NOTIFY", next: "RCPT TO:<you@christian.net>")
    ),
    // Lines.
    ("EHLO\n", Expected(501, "helo", "EHLO needs a name", next: "EHLO ")),
    (
      "EHLO my host\n",
      Expected(501, "helo", "not a host name", never: ["does not resolve", "not yours"], next: "EHLO ")
    ),
    ("ELHO x\n", Expected(500, "unknown-command", "ELHO is not an SMTP command", next: "EHLO ")),
    (
      "GET / HTTP/1.1\n",
      Expected(421, "unknown-command", "HTTP, not of SMTP", never: ["block list"], next: "Connect again")
    ),
    ("EHLO x\n\n", Expected(500, "unknown-command", "an empty line", next: "MAIL FROM:<")),
    ("\(envelope)Subject: hi\n", Expected(500, "unknown-command", "Subject: is a header", next: "DATA")),
    ("EHLO x\nVRFY\n", Expected(501, "unknown-command", "VRFY needs an argument", next: "VRFY ")),
    (
      "EHLO x\nETRN\n",
      Expected(500, "unknown-command", "ETRN needs an argument", never: ["does not have"], next: "MAIL FROM:<")
    ),
    ("EHLO x\nTURN\n", Expected(502, "unknown-command", "does not have TURN", next: "MAIL FROM:<")),
    ("EHLO x\nSOML FROM:<a@b.example>\n", Expected(502, "unknown-command", "does not have SOML", next: "MAIL FROM:<")),
    ("EHLO x\nHELP XYZ\n", Expected(504, "unknown-command", "no help on that word", next: "HELP")),
    (
      "\(envelope)BDAT 5 LAST\n",
      Expected(500, "unknown-command", "CHUNKING is not on its EHLO list", next: "DATA")
    ),
    (
      "EHLO x\nNOOP \(String(repeating: "a", count: 3000))\n",
      Expected(
        421, "line-too-long", "ends the session", "3007 octets", never: ["quoted-printable"], next: "Connect again")
    ),
    (
      "EHLO x\n\(String(repeating: "FOO\n", count: 30))",
      Expected(421, "too-many-errors", "too many commands were refused", next: "Connect again")
    ),
    (
      "\(envelope)DATA\nSubject: x\n\n\(String(repeating: String(repeating: "a", count: 70) + "\n", count: 1500)).\n",
      Expected(552, "too-large", "the message is too large", "SIZE 100000", next: "Send at most 100000")
    ),
    // STARTTLS and AUTH.
    ("EHLO x\nSTARTTLS now\n", Expected(501, "unknown-command", "STARTTLS takes no argument", next: "STARTTLS")),
    (
      "EHLO x\nSTARTTLS\nEHLO x\nSTARTTLS\n",
      Expected(454, "unknown-command", "TLS is on already", never: ["certificate"], next: "MAIL FROM:<")
    ),
    (
      "EHLO x\nAUTH GSSAPI\n",
      Expected(504, "auth-method", "GSSAPI is not on its list", "No password was sent", next: "AUTH LOGIN")
    ),
    ("EHLO x\nAUTH\n", Expected(501, "auth-method", "AUTH wants the name of a mechanism", next: "AUTH LOGIN")),
    ("EHLO x\nAUTH PLAIN bob:secret\n", Expected(501, "auth-failed", "not base64", next: "AUTH PLAIN")),
    ("EHLO x\nAUTH LOGIN\nbob\n", Expected(501, "auth-failed", "not base64", next: "AUTH LOGIN")),
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
      "EHLO x\nAUTH PLAIN AGJvYgBjYXJyb3RzLWFyZS1vcmFuZ2U=\nAUTH PLAIN\n",
      Expected(503, "unknown-command", "logged in already", next: "MAIL FROM:<")
    ),
    (
      "\(sender)AUTH PLAIN AGJvYgBjYXJyb3RzLWFyZS1vcmFuZ2U=\n",
      Expected(503, "unknown-command", "AUTH has no place in a message", next: "RSET")
    ),
  ]
}
