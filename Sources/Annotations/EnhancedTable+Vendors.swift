import Causes

extension EnhancedTable {
  /// Numbers the large providers use in a way the registry does not know, or knows otherwise.
  static let vendor: [EnhancedRow] = [
    EnhancedRow(
      7, 23, "your IP address has no proper name",
      "Google's sense: the reverse DNS (PTR) is missing or does not match.",
      "Set the PTR and a matching address record", .google, statusClass: 4),
    EnhancedRow(
      7, 24, "something is wrong with the SPF record", "Google's sense, close to the registry's.",
      "Fix the SPF record", .google, statusClass: 4),
    EnhancedRow(
      7, 27, "SPF did not pass",
      "Google's sense: the IP address is not in the SPF record of the sender's domain.",
      "Put the IP address into the SPF record", .google, statusClass: 4),
    EnhancedRow(
      7, 27, "SPF did not pass",
      "Google's sense: the IP address is not in the SPF record of the sender's domain.",
      "Put the IP address into the SPF record", .google, statusClass: 5),
    EnhancedRow(
      7, 28, "too much unasked-for mail from you",
      "Google limits the rate for an IP address, a domain or a link.", "Slow down", .google, statusClass: 4),
    EnhancedRow(
      7, 29, "the message did not come encrypted", "Google's sense: TLS is wanted.", "STARTTLS", .google,
      statusClass: 4),
    EnhancedRow(
      7, 30, "DKIM did not pass", "Google's sense: no valid DKIM signature on the message.",
      "Sign the mail with DKIM", .google, statusClass: 4),
    EnhancedRow(
      7, 30, "DKIM did not pass", "Google's sense: no valid DKIM signature on the message.",
      "Sign the mail with DKIM", .google, statusClass: 5),
    EnhancedRow(
      7, 31, "the sender's domain has no DMARC record", "A rule of Google's for bulk mail.",
      "Publish a DMARC record", .google, statusClass: 4),
    EnhancedRow(
      7, 32, "the domain in From: does not fit SPF or DKIM",
      "A rule of Google's for bulk mail: one of them has to be of the same domain.",
      "Let them be of one domain", .google, statusClass: 4),
    EnhancedRow(
      7, 26, "nothing proves who the sender is",
      "Google's sense: neither SPF nor DKIM passed, or DMARC asks for a refusal.",
      "Set up SPF and DKIM, then DMARC", .google, statusClass: 5),
    EnhancedRow(
      7, 26, "nothing proves who the sender is",
      "Microsoft's sense: SPF, DKIM or DMARC failed for the domain.", "Set up SPF and DKIM, then DMARC",
      .microsoft, statusClass: 5),
    EnhancedRow(
      1, 10, "no such recipient", "Microsoft's sense: the address is not in its directory.",
      "Check the spelling of the recipient", .microsoft, statusClass: 5),
    EnhancedRow(
      2, 122, "the recipient gets too many messages an hour",
      "Microsoft's own number: wait for the next hour.", "Try again in an hour", .microsoft, statusClass: 5),
    EnhancedRow(
      4, 1, "no such recipient, or the domain is not served",
      "Microsoft's sense: its front door does not know the address.", "Check the spelling of the recipient",
      .microsoft, statusClass: 5),
    EnhancedRow(
      4, 316, "the next server refused the connection",
      "Microsoft's own number: Exchange Online could not connect onwards.", "Check the destination's server",
      .microsoft, statusClass: 4),
    EnhancedRow(
      7, 3, "the login failed", "Microsoft's sense: wrong password, or this kind of login is switched off.",
      "Check the password and the SMTP AUTH setting", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 54, "relaying denied",
      "Microsoft's own number: the recipient is not in a domain it serves, and you are not logged in.",
      "Log in, or use the right server", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 57, "you are not logged in", "Microsoft's own number: this server accepts mail after a login only.",
      "AUTH LOGIN", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 60, "you may not send as this sender",
      "Microsoft's own number: the sender is not the mailbox you logged in to.",
      "Send as yourself, or get the right Send As", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 64, "relaying denied: your server is not known",
      "Microsoft's own number: no connector fits the IP address or certificate you come with.",
      "Fix the inbound connector", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 139, "logging in with a password is switched off",
      "Microsoft's own number: SMTP AUTH is off for the tenant or mailbox, or a policy refused it.",
      "Have SMTP AUTH enabled, or use OAuth", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 501, "banned for sending spam", "Microsoft's own number: the account or IP address is banned.",
      "Clean up, then ask to be taken off", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 511, "banned sender",
      "Microsoft's own number: the IP address is banned; the text says whom to write to.",
      "Ask to be taken off the list", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 515, "the domain proves too little about itself",
      "Microsoft's own number: who sends much needs SPF, DKIM and DMARC, all passing.", "Set up all three",
      .microsoft, statusClass: 5),
    EnhancedRow(
      7, 606, "your IP address is on Microsoft's block list", "Microsoft's own number, one of 606 to 649.",
      "Ask at sender.office.com", .microsoft, statusClass: 5),
    EnhancedRow(
      7, 500, "busy, or wary of you", "Microsoft's own number: a brake for unknown or suspect senders.",
      "Slow down; try again later", .microsoft, statusClass: 4),
    EnhancedRow(
      7, 650, "slowed down for your IP address's reputation", "Microsoft's own number.",
      "Slow down; try again later", .microsoft, statusClass: 4),
    EnhancedRow(
      7, 652, "too many connections from your IP address", "Microsoft's own number.",
      "Use fewer connections at a time", .microsoft, statusClass: 4),
  ]
}
