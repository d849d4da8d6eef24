import Causes

extension CauseTable {
  /// Logging in, and encryption.
  static let login: [CauseRow] = [
    CauseRow(
      .authRequired, "log in first",
      "The server accepts mail from you only after a login.", .senderUser,
      "Log in with AUTH, usually on port 587 after STARTTLS.", next: "{ehlo}",
      "RFC 4954, section 6; RFC 6409, section 4.3"),
    CauseRow(
      .authFailed, "the login failed", later: "the login could not be checked right now",
      "User name, password or token was not accepted. A server does not say which of them is wrong.", .senderUser,
      "Check both. Many providers want an app password or a token instead of your usual password.",
      next: "Check both, then start over with AUTH", "RFC 4954, section 6"),
    CauseRow(
      .authMethod, "this way of logging in is not available",
      "The mechanism is not offered, or logging in with a password is switched off. The password may well be right.",
      .senderUser, "Choose a mechanism of the AUTH list.",
      others: [(.senderAdmin, "Have SMTP AUTH enabled for the account, or use OAuth.")],
      next: "Choose a mechanism from the AUTH list", "RFC 4954, section 4"),
    CauseRow(
      .appPassword, "an app password is needed, not your usual one",
      "With a second factor, providers want a password made for one program, or a token.", .senderUser,
      "Create an app password on the account's security page and log in with it.",
      next: "Make an app password and use that", "Gmail, Yahoo, Yandex, QQ Mail: help pages on app passwords"),
    CauseRow(
      .accountBlocked, "the sending account is blocked",
      "The provider has blocked the account, or its whole organization, usually because spam was sent through it.",
      .senderUser, "Change the password, look for malware, then ask the provider's support.",
      others: [(.senderAdmin, "Find the account that sent spam, secure it, and ask for the block to be lifted.")],
      next: "Ask the provider's support", "Microsoft, 5.1.8 and 5.7.50x; Gmail, 5.7.0"),
    CauseRow(
      .tlsRequired, "encryption is required first",
      "The server accepts nothing in the clear, or finds your encryption too weak.", .senderUser,
      "Turn TLS on with STARTTLS, then send EHLO again.", next: "STARTTLS", "RFC 3207, section 4"),
    CauseRow(
      .tlsFailed, "encryption did not work",
      "The server could not start TLS, or a certificate was not accepted.", .recipientAdmin,
      "Whoever owns the certificate has to renew or replace it. Send nothing private in the clear meanwhile.",
      next: "QUIT", "RFC 3207, section 4; RFC 8460, section 4.3"),
  ]

  /// The sender's address, and what proves it.
  static let sender: [CauseRow] = [
    CauseRow(
      .spf, "SPF: your IP address may not send for this domain",
      later: "SPF could not be confirmed for this domain",
      "The domain of MAIL FROM lists in its DNS who may send in its name, and your address is not there.",
      meaningLater: "The list of who may send for the domain of MAIL FROM could not be read, or lacks your address.",
      .senderAdmin,
      "Add the IP address to the domain's SPF record, or send through the domain's own server.",
      others: [(.recipientAdmin, "A forwarder has to rewrite the sender (SRS).")], next: "Use that domain's own server",
      "RFC 7208, section 8.4"),
    CauseRow(
      .dkim, "DKIM: no valid signature on the message",
      later: "DKIM: the signature could not be confirmed",
      "The message is unsigned, or it was changed after it was signed, or the key is not in the DNS.",
      meaningLater: "The key could not be fetched from the DNS, or the message is unsigned or was changed afterwards.",
      .senderAdmin,
      "Sign mail with DKIM, publish the key, and change nothing afterwards.", next: "Fix the DKIM signing",
      "RFC 6376; RFC 7372, section 3.1"),
    CauseRow(
      .dmarc, "the domain in From: is not confirmed by SPF or DKIM",
      later: "the domain in From: could not be confirmed by SPF or DKIM",
      "DMARC wants SPF or DKIM to pass for the domain in the From: header itself.", .senderAdmin,
      "Set up SPF and DKIM for that domain, or send through the domain's own server.",
      others: [(.senderUser, "With a free-mail address in From:, send through that provider.")],
      next: "Send through that domain's own server", "RFC 9989, section 5.3"),
    CauseRow(
      .arc, "ARC: the chain of a forwarder is broken",
      "ARC carries what forwarders found when they checked a message; here it does not hold.", .recipientAdmin,
      "The forwarder has to fix its ARC sealing.", "RFC 8617, section 5.2"),
    CauseRow(
      .dnsSender, "the sender's domain cannot be found in the DNS",
      later: "the sender's domain could not be found in the DNS right now",
      "A bounce could not go anywhere: the domain of MAIL FROM does not exist, or has no mail server.", .senderAdmin,
      "Use a sender whose domain exists, and give the domain an MX or address record.", next: "MAIL FROM:<{address}>",
      "RFC 5321, section 2.3.5"),
    CauseRow(
      .nullMX, "the domain says that it accepts no mail (null MX)",
      "It publishes a single MX record with a dot for a name.", .senderUser,
      "No address in that domain can be right: check the spelling of the domain.", next: "Check the domain's spelling",
      "RFC 7505"),
    CauseRow(
      .senderPolicy, "this sender address is not allowed here",
      "The server accepts only certain senders from you, such as your account's own address, or it blocks this one.",
      .senderUser, "Use the address of your own account; if this is it, ask the postmaster.",
      next: "MAIL FROM:<{address}>",
      "RFC 6409, section 6.1"),
    CauseRow(
      .senderUnverified, "the sender address is not verified",
      "The service wants proof that the address is yours, or the receiver asked your mail server about it and got a no.",
      .senderUser, "Verify the address or domain with the service; your own mail server has to accept mail for it.",
      next: "Verify the address", "Amazon SES; SendGrid; Exim, sender verification"),
  ]
}
