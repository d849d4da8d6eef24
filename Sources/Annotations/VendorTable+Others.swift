import Causes

extension VendorTable {
  static let others: [VendorRow] = [
    VendorRow(
      .openSMTPD, [.rcpt], says: ["invalid recipient"], cause: .noSuchUser, "no such recipient, or no relaying",
      "OpenSMTPD says the same for both: the user does not exist here, or the domain is not its own and "
        + "you are not logged in.",
      next: "Check the recipient; log in", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [.rcpt], says: ["mailing list expansion"], code: 424, cause: .serverFault,
      "the server could not look the recipient up",
      "OpenSMTPD says so where its aliases, or the .forward file in the recipient's home, cannot be read.",
      next: "Send the same again later", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [.rcpt], says: ["mailing list expansion"], code: 524, cause: .noSuchUser,
      "the recipient leads to no mailbox",
      "OpenSMTPD says so where its table of addresses does not have the recipient, or the aliases lead nowhere or in "
        + "a circle.",
      next: "Check the spelling of the recipient", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [], says: ["not accept arguments"], cause: .unknownCommand, "the command takes no argument here",
      "It is the word alone.",
      next: "Send the command alone", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [.helo, .ehlo], says: ["already identified"], cause: .unknownCommand, "you have greeted it already",
      "OpenSMTPD takes one greeting, and the first one counts.",
      next: "Go on with MAIL", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [.data], says: ["no recipient specified"], cause: .unknownCommand,
      "no recipient was accepted, so there is nobody to send to",
      "DATA comes after at least one accepted RCPT.",
      next: "Give a recipient with RCPT first", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [.rcpt], says: ["notify option"], cause: .unknownCommand, "the value of NOTIFY is not one it accepts",
      "NEVER excludes the others; SUCCESS, FAILURE and DELAY go together.",
      next: "Correct NOTIFY, or leave it out", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [], says: ["message is not rfc 2822 compliant"], cause: .format,
      "the message has a malformed header or line ending",
      "A header without its colon, two From: lines, or a bare CR or LF.",
      next: "Send it again with proper headers", "OpenSMTPD"),
    VendorRow(
      .openSMTPD, [], says: ["this feature is not supported yet"], cause: .unknownCommand,
      "the server does not do this",
      "It knows the command's name, and no more.",
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
      .haraka, [], says: ["command line too long"], code: 521, cause: .lineTooLong, "the line was too long",
      "521 is this server's own choice of number; 500 is the usual one.",
      next: "Use a shorter line", "Haraka"),
    VendorRow(
      .mimecast, [], says: ["open relay not allowed"], cause: .relayDenied, "the server does not serve that domain",
      "For a Mimecast server: the recipient's domain is not one of its customers'.",
      next: "Check the MX of that domain", "Mimecast"),
    VendorRow(
      .proofpoint, [], says: ["ipcheck.proofpoint.com"], cause: .ipBlocklist,
      "your IP address has a bad reputation at Proofpoint",
      "The link in the text shows what is known, and how to ask.",
      next: "Ask there to be taken off", "Proofpoint"),
    VendorRow(
      .cisco, [], says: ["poor reputation"], cause: .ipReputation, "your IP address has a bad reputation",
      "Cisco's reputation lists are asked before anything else.",
      next: "Look it up at Talos; use your provider", "Cisco IronPort"),
    VendorRow(
      .filter, [], says: ["connect error 10060"], cause: .timeout,
      "something along the path could not reach the server",
      "The server did not say this: a VPN, a firewall or a virus scanner, often on the sender's own computer, answers in its "
        + "place. Many networks block port 25.",
      next: "Use port 587 or 465; turn the scanner off to see", "Winsock, 10060", isWhole: true),
    VendorRow(
      .yahoo, [], says: ["max message per connection"], cause: .rateLimit,
      "no more messages on this connection",
      "Only the number of messages on one connection is limited.",
      next: "Connect again, and go on", "Yahoo", isWhole: true),
    VendorRow(
      .filter, [], says: ["policy restrictions"], cause: .recipientPolicy,
      "a rule of the provider; the link names it",
      "GMX, WEB.DE and IONOS say this for header fields, domains, IP addresses and content alike. The letters after c= in "
        + "the link tell which: hi and hd mean the header.",
      next: "Open the link", "GMX, WEB.DE, IONOS", isWhole: true),
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
      "a look-up failed, or its settings are at fault",
      "Exim's words when a look-up or a part of its configuration fails. Now and then they hide greylisting.",
      next: "Send the same again in 5 to 30 minutes", "Exim"),
  ]
}
