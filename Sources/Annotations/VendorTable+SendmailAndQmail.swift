import Causes

extension VendorTable {
  static let sendmailAndQmail: [VendorRow] = [
    VendorRow(
      .sendmail, [], says: ["relaying denied"], cause: .relayDenied,
      "not its domain and you are not logged in: no relaying",
      "The server accepts mail for elsewhere only after a login or from hosts it knows. \"IP name lookup "
        + "failed\" adds that your address has no name in the DNS.",
      next: "Log in first, or use the MX of that domain", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["polite people say helo first"], cause: .unknownCommand, "say HELO or EHLO first",
      "This server insists on a greeting before MAIL.",
      next: "{hello}", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["need mail before rcpt"], cause: .unknownCommand, "MAIL comes before RCPT",
      "The server has no sender yet.",
      next: "MAIL FROM:<{address}>", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["need rcpt"], cause: .unknownCommand,
      "no recipient was accepted, so there is nobody to send to",
      "RCPT comes before DATA.",
      next: "RCPT TO:<{address}>", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["command unrecognized"], cause: .unknownCommand, "the server does not know this command",
      "Usually it is a spelling mistake.",
      next: ":help", "Sendmail; OpenSMTPD"),
    VendorRow(
      .sendmail, [], says: ["too many bad commands"], cause: .tooManyErrors,
      "too many mistakes; the server closes the connection",
      "It takes you for a broken program and closes the connection.",
      next: ":reconnect", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["command too long, possible attack"], cause: .lineTooLong,
      "the line was too long and looks like an attack",
      "The server closes the connection.",
      next: ":reconnect", "Sendmail"),
    VendorRow(
      .sendmail, [.rcpt], says: ["too many recipients"], cause: .tooManyRecipients, "enough recipients for one message",
      "Those accepted so far stay accepted: send to them, and to the rest in another message.",
      next: "DATA", "Sendmail; others"),
    VendorRow(
      .sendmail, [], says: ["host does not accept mail"], cause: .nullMX, "that domain says that it accepts no mail",
      "It publishes a null MX: a single MX record with a dot for a name.",
      next: "Check the spelling of the domain", "Sendmail"),
    VendorRow(
      .qmail, [.rcpt], says: ["allowed rcpthosts"], cause: .relayDenied,
      "not its domain and you are not logged in: no relaying",
      "rcpthosts is the list of domains this server accepts mail for. Other servers say it with 550 or "
        + "554.",
      next: "Log in first, or use the MX of that domain", "qmail, rcpthosts"),
    VendorRow(
      .qmail, [], says: ["badmailfrom"], cause: .senderPolicy,
      "this sender is on the server's own list of unwanted ones",
      "Its administrator has put the address or its domain there.",
      next: "Ask the postmaster", "qmail, badmailfrom"),
    VendorRow(
      .qmail, [], says: ["smtplf"], cause: .bareLF, "a line ended with LF alone; the server closes the connection",
      "Lines in SMTP end with CR and LF. A message with bare line feeds can be read in two ways, and "
        + "this server refuses to guess.",
      next: "Send it again with CR LF at each line's end", "qmail"),
    VendorRow(
      .qmail, [.rcpt, .data], says: ["mail first"], cause: .unknownCommand, "MAIL comes first",
      "The server has no sender yet.",
      next: "MAIL FROM:<{address}>", "qmail"),
    VendorRow(
      .qmail, [.data, .bdat], says: ["rcpt first"], cause: .unknownCommand,
      "no recipient yet, so there is nobody to send to",
      "RCPT comes before DATA.",
      next: "RCPT TO:<{address}>", "qmail"),
    VendorRow(
      .qmail, [], says: ["unimplemented (#5.5.1)"], cause: .unknownCommand, "the server does not know this command",
      "Usually it is a spelling mistake; qmail knows few verbs.",
      next: ":help", "qmail"),
    VendorRow(
      .qmail, [.mail, .rcpt], says: ["syntax error (#5.5.4)"], cause: .unknownCommand,
      "the server finds no address there",
      "qmail says 555 where others say 501: the address is missing, or far too long; some of its descendants also want "
        + "the brackets. The form is <name@domain>.",
      next: "Write the address again", "qmail"),
    VendorRow(
      .qmail, [], says: ["timeout (#4.4.2)"], cause: .timeout,
      "you were silent too long; the server closes the connection",
      "It waits twenty minutes.",
      next: ":reconnect", "qmail, timeoutsmtpd"),
    VendorRow(
      .qmail, [], says: ["qq temporary"], code: 451, cause: .serverFault,
      "the server's queue failed; the message was not kept",
      "The program that files messages, or a filter before it, gave up.",
      next: "Send the whole message again later", "qmail"),
  ]
}
