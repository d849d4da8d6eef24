import Causes

extension VendorTable {
  static let sendmailAndQmail: [VendorRow] = [
    VendorRow(
      .sendmail, [], says: ["relaying denied"], "not its domain and you are not logged in: no relaying",
      "The server accepts mail for elsewhere only after a login or from hosts it knows. \"IP name lookup "
        + "failed\" adds that your address has no name in the DNS.",
      next: "Log in first, or use the MX of that domain", "Sendmail"),
    VendorRow(
      .sendmail, [.rcpt, .vrfy], says: ["user unknown"], "no such user here",
      "The domain is the server's own; the name before the @ is not.",
      next: "Check the spelling of the recipient", "Sendmail; others"),
    VendorRow(
      .sendmail, [], says: ["domain of sender address"], "the sender's domain does not exist",
      "A bounce could not go anywhere. After a 4 the DNS just did not answer.",
      next: "MAIL FROM:<{address}>", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["polite people say helo first"], "say HELO or EHLO first",
      "This server insists on a greeting before MAIL.",
      next: "{hello}", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["need mail before rcpt"], "MAIL comes before RCPT",
      "The server has no sender yet.",
      next: "MAIL FROM:<{address}>", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["need rcpt"], "no recipient was accepted, so there is nobody to send to",
      "RCPT comes before DATA.",
      next: "RCPT TO:<{address}>", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["command unrecognized"], "the server does not know this command",
      "Usually a slip in the spelling.",
      next: ":help", "Sendmail; OpenSMTPD"),
    VendorRow(
      .sendmail, [], says: ["too many bad commands"], "too many mistakes; the server closes the connection",
      "It takes you for a broken program and closes the line.",
      next: "Connect again", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["command too long, possible attack"],
      "the line was too long and looks like an attack",
      "The server closes the line.",
      next: "Connect again, with shorter lines", "Sendmail"),
    VendorRow(
      .sendmail, [], says: ["exceeds fixed maximum message size"],
      "the message is larger than the server takes",
      "The limit is in the EHLO list, after SIZE.",
      next: "Send a smaller message", "Sendmail"),
    VendorRow(
      .sendmail, [.rcpt], says: ["too many recipients"], "enough recipients for one message",
      "Those accepted so far stay accepted: send to them, and to the rest in another message.",
      next: "DATA", "Sendmail; others"),
    VendorRow(
      .sendmail, [.auth], says: ["authentication failed"], "user name or password is wrong",
      "The server does not say which.",
      next: "Check both, then start over with AUTH", "Sendmail; OpenSMTPD"),
    VendorRow(
      .sendmail, [], says: ["host does not accept mail"], "that domain says that it takes no mail",
      "It publishes a null MX: a single MX record with a dot for a name.",
      next: "Check the spelling of the domain", "Sendmail"),
    VendorRow(
      .qmail, [.rcpt], says: ["allowed rcpthosts"], "not its domain and you are not logged in: no relaying",
      "rcpthosts is the list of domains this server accepts mail for. Other servers say it with 550 or "
        + "554.",
      next: "Log in first, or use the MX of that domain", "qmail, rcpthosts"),
    VendorRow(
      .qmail, [], says: ["badmailfrom"], "this sender is on the server's own list of unwanted ones",
      "Its administrator has put the address or its domain there.",
      next: "Ask the postmaster", "qmail, badmailfrom"),
    VendorRow(
      .qmail, [], says: ["smtplf"], "a line ended with LF alone; the server closes the connection",
      "Lines in SMTP end with CR and LF. A message with bare line feeds can be read in two ways, and "
        + "this server refuses to guess.",
      next: "Send it again with CR LF at each line's end", "qmail"),
    VendorRow(
      .qmail, [.rcpt, .data], says: ["mail first"], "MAIL comes first",
      "The server has no sender yet.",
      next: "MAIL FROM:<{address}>", "qmail"),
    VendorRow(
      .qmail, [.data, .bdat], says: ["rcpt first"], "no recipient yet, so there is nobody to send to",
      "RCPT comes before DATA.",
      next: "RCPT TO:<{address}>", "qmail"),
    VendorRow(
      .qmail, [], says: ["unimplemented (#5.5.1)"], "the server does not know this command",
      "Usually a slip in the spelling; qmail knows few verbs.",
      next: ":help", "qmail"),
    VendorRow(
      .qmail, [.mail, .rcpt], says: ["syntax error (#5.5.4)"], "the address is badly written",
      "qmail says 555 where others say 501. The form is <name@domain>, and no parameters.",
      next: "Write the address again", "qmail"),
    VendorRow(
      .qmail, [], says: ["databytes limit"], "the message is larger than the server takes",
      "qmail finds out only after the whole message has come.",
      next: "Send a smaller message", "qmail, databytes"),
    VendorRow(
      .qmail, [], says: ["too many hops"], "the message goes round in a loop",
      "Each server on the way adds a Received: line; there are too many of them.",
      next: "Break the loop of forwarding", "qmail; others"),
    VendorRow(
      .qmail, [], says: ["timeout (#4.4.2)"], "you were silent too long; the server closes the connection",
      "Twenty minutes is its patience.",
      next: "Connect again", "qmail, timeoutsmtpd"),
    VendorRow(
      .qmail, [], says: ["qq temporary"], "the server's queue failed; the message was not kept",
      "The program that files messages, or a filter before it, gave up.",
      next: "Send the whole message again later", "qmail"),
  ]
}
