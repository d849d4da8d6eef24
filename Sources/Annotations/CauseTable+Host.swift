import Causes

extension CauseTable {
  /// The host that sends, and how it behaves.
  static let host: [CauseRow] = [
    CauseRow(
      .ipBlocklist, "your IP address is on a block list",
      "The sending IP address is on a public list, or on the receiver's own. The message itself was not judged.",
      .senderAdmin, "Look the address up on the list, if one is named; stop what caused it, then ask for removal.",
      others: [
        (
          .senderUser,
          "From a home connection, send through your provider's submission server (port 587, after a login)."
        )
      ], next: "QUIT", "RFC 5782; RFC 6471"),
    CauseRow(
      .ipReputation, "your IP address has a poor reputation here",
      later: "slowed down: your IP address has a poor reputation",
      "The receiver measures how much unwanted mail comes from an address, and how many complaints follow.",
      .senderAdmin,
      "Send less for a while, drop dead addresses, stop what people complain about; then ask the provider.",
      others: [(.senderUser, "Send through your provider's server instead.")], next: "QUIT",
      "M3AAWG sender best practices"),
    CauseRow(
      .domainReputation, "the sender's domain has a poor reputation here",
      later: "slowed down: the sender's domain has a poor reputation",
      "What counts is the domain in From:, in the DKIM signature or in MAIL FROM, not the IP address.",
      .senderAdmin,
      "Stop unwanted mail in the domain's name. Google's Postmaster Tools show how Gmail sees it.",
      "Gmail, email sender guidelines"),
    CauseRow(
      .domainBlocklist, "the sender's domain is on a block list",
      "The domain of the sender or of the HELO name is listed. The list is about names, not about IP addresses.",
      .senderAdmin,
      "Look the domain up on the list, if one is named. A brand-new domain often just has to wait a few days.",
      "RFC 5782, section 3"),
    CauseRow(
      .ptr, "your IP address has no proper reverse DNS (PTR)",
      later: "no proper reverse DNS (PTR) was found for your IP address",
      "The PTR record is missing, or the name in it does not lead back to the address.",
      meaningLater: "The DNS gave no PTR record, or the name in it does not lead back to the address.",
      .senderAdmin,
      "Have whoever owns the IP address set a PTR record, and an address record of that name.",
      others: [(.senderUser, "Send through your provider's server instead.")], next: "QUIT", "RFC 1912, section 2.1"),
    CauseRow(
      .helo, "the name you gave with EHLO or HELO is not accepted",
      "It is missing, has no domain, does not resolve, or is not yours.", .senderAdmin,
      "Give the full host name of the sending machine, one that resolves to its IP address.", next: "{hello}",
      "RFC 5321, section 4.1.1.1"),
    CauseRow(
      .tooManyConnections, "too many connections from you",
      "The server counts connections, open at once or per minute, and has reached its limit.", .senderAdmin,
      "Use fewer connections in parallel; by hand, wait a minute.", next: "QUIT", "RFC 5321, section 4.5.4.2"),
    CauseRow(
      .rateLimit, "too many messages in too short a time",
      "A limit per hour or day is used up: the sender's, the IP address's, the account's, or what one mailbox may "
        + "receive.", .senderAdmin, "Slow down, and send the rest later. If the mailbox is the bottleneck, just wait.",
      others: [(.wait, "The next hour, or the next day, opens the limit again.")], next: "Send the same again later",
      "RFC 5321, section 7.9"),
    CauseRow(
      .tooManyErrors, "too many mistakes; you are shut out for a while",
      "The server counts unknown commands, failed logins and unknown recipients, and closes the connection.",
      .senderUser, "Fix what caused them, then wait 15 minutes to an hour.", next: ":reconnect",
      "RFC 5321, section 7.8; Postfix, smtpd_hard_error_limit"),
    CauseRow(
      .pipelining, "something was sent before the server had answered",
      "Only a server that lists PIPELINING lets a client run ahead, and never past EHLO, DATA or STARTTLS.",
      .senderAdmin,
      "By hand, wait for each reply. A program has to wait for the greeting and for every reply it needs.",
      next: ":reconnect", "RFC 2920, section 3.1; RFC 5321, section 4.3.1"),
    CauseRow(
      .bareLF, "a line ended with LF or CR alone",
      "Lines in SMTP end with CR and LF. A message with a bare LF or CR can be read in two ways, which has been used to "
        + "smuggle messages.", .senderAdmin, "Send CR LF at the end of every line.", next: ":reconnect",
      "RFC 5321, section 2.3.8"),
    CauseRow(
      .lineTooLong, "a line is too long",
      "A command may have 512 octets, a line of a message 1000, CR LF included.", .senderAdmin,
      "Break the lines, or send the body as quoted-printable or base64.", next: "Send it again with shorter lines",
      "RFC 5321, section 4.5.3.1"),
    CauseRow(
      .timeout, "the server waited too long and gave up",
      "Nothing came for a few minutes, or the connection broke.", .wait,
      "Nothing to change: try again, and type faster if you do it by hand.", next: ":reconnect",
      "RFC 5321, section 4.5.3.2"),
    CauseRow(
      .wrongPort, "this is the wrong port for what you want",
      "Logins belong on port 587 or 465, mail between servers on port 25, and web requests on none of them.",
      .senderUser,
      "Connect to port 587 or 465 to submit mail after a login, to port 25 to deliver it.", next: "QUIT",
      "RFC 6409, section 3.1; RFC 8314, section 3.3"),
    CauseRow(
      .lmtp, "LMTP is spoken here, not SMTP",
      "LMTP delivers inside a mail system. Its greeting is LHLO, and it answers once per recipient.", .senderUser,
      "Say LHLO, or connect to the SMTP port.", next: "LHLO x", "RFC 2033, section 4.1"),
    CauseRow(
      .unknownCommand, "not understood, or not allowed at this point",
      "The command is unknown or switched off here, its form is wrong, or another command has to come first.",
      .senderUser, "Check the spelling, and the order: EHLO, MAIL, RCPT, DATA.", next: ":state",
      "RFC 5321, section 4.1.4"),
  ]
}
