extension Mistake {
  /// STARTTLS and AUTH.
  static let login: [Mistake] = [
    // aiosmtpd starts TLS for anybody.
    Mistake(
      "HELO x\nSTARTTLS\n", exim: Expected(503, "unknown-command", "You said HELO", next: "EHLO "),
      aiosmtpd: Expected(220, nil, next: nil)),
    Mistake(
      "EHLO x\nSTARTTLS now\n", both: Expected(501, "unknown-command", "STARTTLS takes no argument", next: "STARTTLS")),
    Mistake(
      "EHLO x\nSTARTTLS\nMAIL FROM:<a@b.example>\n",
      both: Expected(503, "unknown-command", "since TLS began", next: "EHLO ")),
    Mistake(
      "\(sender)STARTTLS\nRCPT TO:<you@christian.net>\n",
      both: Expected(503, "unknown-command", "since TLS began", next: "EHLO ")),
    Mistake("AUTH PLAIN\n", both: Expected(503, "unknown-command", "say EHLO before AUTH", next: "EHLO ")),
    Mistake(
      "HELO x\nAUTH PLAIN\n", exim: 503, aiosmtpd: 500, "unknown-command", "You said HELO", next: "EHLO "),
    Mistake(
      "EHLO x\nSTARTTLS\nAUTH PLAIN\n", both: Expected(503, "unknown-command", "since TLS began", next: "EHLO ")),
    Mistake(
      "EHLO x\nAUTH GSSAPI\n",
      both: Expected(504, "auth-method", "GSSAPI is not on its list", "No password was sent", next: "AUTH LOGIN")),
    Mistake(
      "EHLO x\nAUTH\n", exim: 504, aiosmtpd: 501, "auth-method", "AUTH wants the name of a mechanism",
      next: "AUTH LOGIN"),
    Mistake("EHLO x\nAUTH PLAIN bob:secret\n", both: Expected(501, "auth-failed", "not base64", next: "AUTH PLAIN")),
    Mistake("EHLO x\nAUTH PLAIN\nbob secret\n", both: Expected(501, "auth-failed", "not base64", next: "AUTH PLAIN")),
    Mistake("EHLO x\nAUTH LOGIN\nbob\n", both: Expected(501, "auth-failed", "not base64", next: "AUTH LOGIN")),
    Mistake("EHLO x\nAUTH PLAIN\n*\n", both: Expected(501, nil, "cancelled", next: "AUTH PLAIN")),
    Mistake("EHLO x\nAUTH LOGIN\nYm9i\n*\n", both: Expected(501, nil, "cancelled", next: "AUTH LOGIN")),
    // "bob secret", without the two NULs.
    Mistake(
      "EHLO x\nAUTH PLAIN Ym9iIHNlY3JldA==\n", exim: 535, aiosmtpd: 501, "auth-failed", "PLAIN has three parts",
      next: "AUTH PLAIN"),
    Mistake(
      "EHLO x\nAUTH PLAIN AGJvYgB3cm9uZw==\n",
      exim: Expected(535, "auth-failed", "the login failed", never: ["SES"], next: "Check both, then"),
      aiosmtpd: Expected(535, "auth-failed", "the login failed", "aiosmtpd", next: "Check both")),
    Mistake(
      "EHLO x\nAUTH PLAIN AGJvYgBjYXJyb3RzLWFyZS1vcmFuZ2U=\nAUTH PLAIN\n",
      both: Expected(503, "unknown-command", "logged in already", next: "MAIL FROM:<")),
    // aiosmtpd lets people log in inside a message.
    Mistake(
      "\(sender)AUTH PLAIN AGJvYgBjYXJyb3RzLWFyZS1vcmFuZ2U=\n",
      exim: Expected(503, "unknown-command", "AUTH has no place in a message", next: "RSET"),
      aiosmtpd: Expected(235, nil, "logged in", next: "RCPT TO:<")),
  ]
}
