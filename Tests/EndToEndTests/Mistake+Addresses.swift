extension Mistake {
  /// Addresses that are malformed, or not taken. aiosmtpd looks at little of an address.
  static let addresses: [Mistake] = [
    Mistake(
      "EHLO x\nMAIL\n", exim: 500, aiosmtpd: 501, "unknown-command", "it is MAIL FROM:<...>", next: "MAIL FROM:<"),
    Mistake(
      "EHLO x\nMAIL FROM <a@b.example>\n", exim: 500, aiosmtpd: 501, "unknown-command", "it is MAIL FROM:<...>",
      next: "MAIL FROM:<"),
    Mistake(
      "EHLO x\nMAIL FROM:\n",
      both: Expected(
        501, "unknown-command", "it is MAIL FROM:<...>", never: ["does not read a line"], next: "MAIL FROM:<")),
    Mistake(
      "EHLO x\nMAIL FROM:<bob>\n", exim: Expected(501, "format-rfc5322", "no @ and domain", next: "MAIL FROM:<"),
      aiosmtpd: Expected(250, nil, next: "RCPT TO:<")),
    Mistake(
      "EHLO x\nMAIL FROM:<a@>\n", exim: 501, aiosmtpd: 553, "format-rfc5322", "the address has no domain",
      next: "MAIL FROM:<"),
    Mistake(
      "EHLO x\nMAIL FROM:<a@b@c.example>\n", exim: 501, aiosmtpd: 553, "format-rfc5322", "two @", next: "MAIL FROM:<"),
    Mistake(
      "EHLO x\nMAIL FROM:<a@b.example\n",
      exim: Expected(501, "format-rfc5322", "the > at the end of the address is missing", next: "MAIL FROM:<"),
      aiosmtpd: Expected(250, nil, next: "RCPT TO:<")),
    Mistake(
      "EHLO x\nMAIL FROM:<a b@c.example>\n",
      exim: Expected(501, "format-rfc5322", "may not contain a space", next: "MAIL FROM:<"),
      aiosmtpd: Expected(250, nil, next: "RCPT TO:<")),
    Mistake(
      "EHLO x\nMAIL FROM:\"Bugs\" <a@b.example>\n", exim: Expected(250, nil, next: "RCPT TO:<"),
      aiosmtpd: Expected(501, "format-rfc5322", "only the address in < >", next: "MAIL FROM:<")),
    Mistake(
      "\(sender)RCPT you@christian.net\n", exim: 500, aiosmtpd: 501, "unknown-command", "it is RCPT TO:<...>",
      next: "RCPT TO:<"),
    Mistake(
      "\(sender)RCPT FROM:<you@christian.net>\n", exim: 500, aiosmtpd: 501, "unknown-command", "it is RCPT TO:<...>",
      next: "RCPT TO:<"),
    Mistake(
      "\(sender)RCPT TO:<>\n", exim: Expected(501, "format-rfc5322", "<> names nobody", next: "RCPT TO:<"),
      aiosmtpd: Expected(250, nil, next: "DATA")),
    Mistake(
      "\(sender)RCPT TO:<you>\n", exim: Expected(501, "format-rfc5322", "no @ and domain", next: "RCPT TO:<"),
      aiosmtpd: Expected(250, nil, next: "DATA")),
    Mistake(
      "\(sender)RCPT TO:<you@me@christian.net>\n", exim: 501, aiosmtpd: 553, "format-rfc5322", "two @",
      next: "RCPT TO:<"),
    Mistake(
      "\(sender)RCPT TO:<you@christian.net>,<me@christian.net>\n",
      both: Expected(501, "format-rfc5322", "each RCPT names one recipient", next: "RCPT TO:<")),
    Mistake(
      "\(sender)RCPT TO:<you@gmail.com>\n",
      exim: Expected(550, "relay-denied", "no relaying", "Log in first", never: ["no such"], next: "RCPT TO:<"),
      aiosmtpd: Expected(250, nil, next: "DATA")),
    Mistake(
      "EHLO x\nVRFY you\n", exim: Expected(501, "unknown-command", "a whole address", next: "VRFY "),
      aiosmtpd: Expected(252, nil, "will not say", next: "Start with MAIL")),
  ]

  /// What follows an address.
  static let parameters: [Mistake] = [
    Mistake(
      "EHLO x\nMAIL FROM:<a@b.example> FOO=bar\n", exim: 501, aiosmtpd: 555, "unknown-command",
      "FOO is not a parameter this server offers", next: "MAIL FROM:<a@b.example>"),
    Mistake(
      "EHLO x\nMAIL FROM:<a@b.example> SIZE=99999999999\n",
      exim: Expected(552, "too-large", "99999999999", "52428800", next: "Send at most 52428800"),
      aiosmtpd: Expected(552, "too-large", "99999999999", "33554432", next: "Send at most 33554432")),
    // Exim leaves a size that is no number unread.
    Mistake(
      "EHLO x\nMAIL FROM:<a@b.example> SIZE=big\n", exim: Expected(250, nil, next: "RCPT TO:<"),
      aiosmtpd: Expected(501, "unknown-command", "the value of SIZE", next: "MAIL FROM:<a@b.example>")),
    Mistake(
      "EHLO x\nMAIL FROM:<a@b.example> BODY=9BIT\n",
      both: Expected(501, "unknown-command", "the value of BODY", next: "MAIL FROM:<a@b.example>")),
    Mistake(
      "EHLO x\nMAIL FROM:<a@b.example> SMTPUTF8=1\n",
      both: Expected(501, "unknown-command", "the value of SMTPUTF8", next: "MAIL FROM:<a@b.example>")),
    Mistake(
      "HELO x\nMAIL FROM:<a@b.example> SIZE=100\n",
      both: Expected(501, "unknown-command", "only after EHLO", next: "EHLO ")),
    Mistake(
      "HELO x\nMAIL FROM:<d\u{F6}rte@b.example> SMTPUTF8\n",
      both: Expected(501, "unknown-command", "only after EHLO", next: "EHLO ")),
    Mistake(
      "\(sender)RCPT TO:<you@christian.net> FOO=1\n", exim: 501, aiosmtpd: 555, "unknown-command",
      "FOO is not a parameter", next: "RCPT TO:<you@christian.net>"),
    Mistake(
      "\(sender)RCPT TO:<you@christian.net> NOTIFY=NEVER\n", exim: 501, aiosmtpd: 555, "unknown-command",
      "NOTIFY is not a parameter", next: "RCPT TO:<you@christian.net>"),
  ]
}
