import Causes

extension VendorTable {
  static let others: [VendorRow] = [
    VendorRow(
      .openSMTPD, [.rcpt], says: ["invalid recipient"], cause: .noSuchUser, "no such recipient, or no relaying",
      "OpenSMTPD says the same for both: the user does not exist here, or the domain is not its own and "
        + "you are not logged in.",
      next: "Check the recipient; log in", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [], says: ["message is not rfc 2822 compliant"], cause: .format,
      "the message has a malformed header or line ending",
      "A header without its colon, two From: lines, or a bare CR or LF.",
      next: "Send it again with proper headers", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [], says: ["this feature is not supported yet"], cause: .unknownCommand,
      "the server does not do this",
      "It knows the word and no more.",
      next: "QUIT", "OpenSMTPD"),
    VendorRow(
      .haraka, [.rcpt], says: ["i cannot deliver mail for"], cause: .relayDenied,
      "no relaying: nobody here takes this recipient",
      "The recipient is not local and you are not logged in.",
      next: "Log in first, or use the MX of that domain", "Haraka"),
    VendorRow(
      .haraka, [], says: ["ssl attempted over a non-ssl socket"], cause: .wrongPort,
      "you spoke TLS to a port that begins in the clear",
      "TLS comes after STARTTLS here, or at once on port 465.",
      next: ":reconnect", "Haraka"),
    VendorRow(
      .haraka, [], says: ["bare line-feed"], cause: .bareLF, "a line came that ended with LF alone",
      "Lines in SMTP end with CR and LF.",
      next: "Send it again with CR LF at each line's end", "Haraka"),
    VendorRow(
      .haraka, [], says: ["command line too long"], cause: .lineTooLong, "the line was too long",
      "521 is this server's own choice of number; 500 is the usual one.",
      next: "Use a shorter line", "Haraka"),
    VendorRow(
      .mimecast, [], says: ["open relay not allowed"], cause: .relayDenied, "the server does not serve that domain",
      "For a Mimecast server: the recipient's domain is not one of its customers'.",
      next: "Check the MX of that domain", "Mimecast"),
    VendorRow(
      .proofpoint, [], says: ["ipcheck.proofpoint.com"], cause: .ipBlocklist,
      "your IP address has a bad name at Proofpoint",
      "The link in the text shows what is known, and how to ask.",
      next: "Ask there to be taken off", "Proofpoint"),
    VendorRow(
      .cisco, [], says: ["poor reputation"], cause: .ipReputation, "your IP address has a bad name",
      "Cisco's reputation lists are asked before anything else.",
      next: "Look it up at Talos; use your provider", "Cisco IronPort"),
    VendorRow(
      .zoho, [], says: ["relaying disallowed"], cause: .relayDenied,
      "not logged in, or not as that sender: no relaying",
      "The sender has to be the mailbox you logged in to.",
      next: "Log in first", "Zoho"),
    VendorRow(
      .spamhaus, [], says: ["spamhaus"], cause: .ipBlocklist, "your IP address is on a Spamhaus list",
      "PBL holds home connections, which should send through their provider; SBL and XBL hold sources "
        + "of abuse.",
      next: "Look it up at spamhaus.org; use your provider", "Spamhaus"),
    VendorRow(
      .greylist, [.rcpt, .mail, .endOfMessage], says: ["temporary local problem"], code: 451, cause: .serverFault,
      "a look-up failed, or a fault in its settings",
      "Exim's words when a look-up or a part of its configuration fails. Now and then they hide greylisting.",
      next: "Send the same again in 5 to 30 minutes", "Exim"),
  ]
}
