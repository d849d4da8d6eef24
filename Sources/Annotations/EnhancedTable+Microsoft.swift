import Causes

extension EnhancedTable {
  /// Numbers that Exchange and Microsoft 365 use otherwise than the registry, or that Microsoft made up. Source: learn.microsoft.com,
  /// "Email non-delivery reports and SMTP errors in Exchange Online".
  static let microsoft: [EnhancedRow] = mailboxes + logins + permissions + bans

  /// About an address, a mailbox or the path to it.
  private static let mailboxes: [EnhancedRow] = [
    EnhancedRow(
      5, 0, 350, .microsoft, "a header or an attachment is not accepted",
      "Microsoft's own number: a header is too long, or a policy refuses an attachment. The text says which.",
      "Send the message again as plain text, without attachments"),
    EnhancedRow(
      5, 1, 8, .microsoft, "the sending account is blocked for spam",
      "Microsoft's meaning (bad outbound sender). It is not about the DNS of the domain.",
      "Change the password, then have the account unblocked"),
    EnhancedRow(
      5, 1, 10, .microsoft, "no such recipient",
      "Microsoft's meaning: the address is not in its directory.", "Check the spelling of the recipient"),
    EnhancedRow(
      5, 1, 90, .microsoft, "the daily limit of recipients is used up",
      "Microsoft's own number: this account has reached its number of recipients for the day.",
      "Try again tomorrow; check who else uses the account"),
    EnhancedRow(
      5, 2, 121, .microsoft, "you wrote to this recipient too often this hour",
      "Microsoft's own number: a limit for one sender at one mailbox.", "Try again in an hour, and send fewer"),
    EnhancedRow(
      5, 2, 122, .microsoft, "the recipient gets too many messages an hour",
      "Microsoft's own number: a limit for all senders together.", "Try again in an hour"),
    EnhancedRow(
      5, 2, 252, .microsoft, "the account may not send as this address",
      "Microsoft's own number (SendAsDenied): the From: address is not the account's own.",
      "Send as yourself, or get the Send As permission"),
    EnhancedRow(
      5, 3, 190, .microsoft, "journal mail is not accepted",
      "Microsoft's own number: the journaling archive of the recipient's organization is off.",
      "Ask the recipient's administrator"),
    EnhancedRow(
      5, 4, 1, .microsoft, "no such recipient, or the domain is not served there",
      "Microsoft's meaning (recipient address rejected: access denied).", "Check the spelling of the recipient"),
    EnhancedRow(
      5, 4, 14, .microsoft, "the message is going round in a loop",
      "Microsoft's own number: a forwarding rule or connector sends it back.",
      "Ask the recipient's administrator to break the loop"),
    EnhancedRow(
      5, 4, 300, .microsoft, "the message expired in the queue",
      "Microsoft's own number: the next server never accepted it.", "Ask the recipient's administrator"),
    EnhancedRow(
      4, 4, 316, .microsoft, "the next server refused the connection",
      "Microsoft's own number: Exchange Online could not connect to the destination.",
      "Ask the recipient's administrator; it retries by itself"),
    EnhancedRow(
      5, 4, 316...317, .microsoft, "expired: the next server could not be reached",
      "Microsoft's own number: Exchange Online tried for a day or more, and the recipient's server refused or failed every "
        + "connection.",
      "Ask the recipient's administrator, then send it again"),
    EnhancedRow(
      5, 6, 11, .microsoft, "the message has line feeds without CR",
      "Microsoft's own number (invalid characters): the next server does not accept bare line feeds.",
      "End every line with CRLF"),
    EnhancedRow(
      5, 6, 211, .microsoft, "the MIME structure is broken",
      "Microsoft's own number (invalid MIME content).", "Write the message with another program"),
  ]

  private static let logins: [EnhancedRow] = [
    EnhancedRow(
      5, 7, 3, .microsoft, "authentication failed",
      "Microsoft's meaning: wrong password, or password logins are off for this account.",
      "Check the password and the SMTP AUTH setting"),
    EnhancedRow(
      5, 7, 54, .microsoft, "relaying denied",
      "Microsoft's own number: the recipient's domain is not served there, and you are not authenticated.",
      "Log in, or use the right server"),
    EnhancedRow(
      5, 7, 57, .microsoft, "you are not authenticated",
      "Microsoft's own number: this server accepts mail only after AUTH.", "Log in first"),
    EnhancedRow(
      5, 7, 60, .microsoft, "you may not send as this sender",
      "Microsoft's own number: the sender is not the mailbox you logged in to.",
      "Send as yourself, or get the Send As permission"),
    EnhancedRow(
      5, 7, 64, .microsoft, "relaying denied: your server is not known",
      "Microsoft's own number: no connector fits your IP address or certificate.", "Fix the inbound connector"),
    EnhancedRow(
      5, 7, 139, .microsoft, "password login failed or is switched off",
      "Microsoft's own number: SMTP AUTH is off, a policy refused it, or the password is wrong. The text says which.",
      "Have SMTP AUTH enabled, or use OAuth"),
  ]

  /// Recipients closed to strangers, and TLS to the next server.
  private static let permissions: [EnhancedRow] = [
    EnhancedRow(
      5, 7, 12, .microsoft, "the recipient accepts mail from inside only",
      "Microsoft's meaning: the sender is not authenticated by the recipient's organization.",
      "Ask the recipient to allow outside senders"),
    EnhancedRow(
      5, 7, 124, .microsoft, "the group accepts mail from chosen senders only",
      "Microsoft's own number: you are not on the group's list of allowed senders.",
      "Ask the owner of the group to add you"),
    EnhancedRow(
      5, 7, 133...136, .microsoft, "the recipient accepts mail from inside only",
      "Microsoft's own numbers: a group (133), mailbox (134), public folder (135) or mail user (136) that is closed to "
        + "outside senders.", "Ask the recipient to allow outside senders"),
    EnhancedRow(
      4, 7, 321...325, .microsoft, "TLS to the next server cannot be trusted",
      "Microsoft's own numbers: no STARTTLS (321), expired certificate (322), TLSA mismatch (323), DNSSEC (324), wrong "
        + "name (325).", "Tell the recipient's administrator"),
    EnhancedRow(
      5, 7, 321...325, .microsoft, "TLS to the next server cannot be trusted",
      "Microsoft's own numbers: no STARTTLS (321), expired certificate (322), TLSA mismatch (323), DNSSEC (324), wrong "
        + "name (325).", "Tell the recipient's administrator"),
    EnhancedRow(
      4, 7, 324, .microsoft, "the recipient's domain has invalid DNSSEC signatures",
      "Microsoft's own number: without valid DNSSEC it cannot use DANE.", "Tell the recipient's administrator"),
    EnhancedRow(
      5, 7, 900...999, .microsoft, "a mail flow rule refused the message",
      "Microsoft's numbers for rules that an administrator wrote.", "Ask the recipient's administrator"),
  ]

  /// Bans, limits and reputation, the 500s to 700s.
  private static let bans: [EnhancedRow] = [
    EnhancedRow(
      5, 7, 26, .microsoft, "the sender is not authenticated",
      "Microsoft's meaning: SPF, DKIM or DMARC failed for the domain.", "Set up SPF and DKIM, then DMARC"),
    EnhancedRow(
      4, 7, 500...699, .microsoft, "access denied for now; try again later",
      "Microsoft's own numbers: it slows down senders that are new, busy or suspect.", "Slow down; try again later"),
    EnhancedRow(
      4, 7, 500, .microsoft, "server busy, or wary of your IP address",
      "Microsoft's own number: it slows down senders that are new or suddenly send more.",
      "Slow down; try again later"),
    EnhancedRow(
      4, 7, 650...651, .microsoft, "slowed down for the reputation of your IP address",
      "Microsoft's own numbers (Outlook.com).", "Slow down; try again later"),
    EnhancedRow(
      4, 7, 652, .microsoft, "too many connections from your IP address",
      "Microsoft's own number (Outlook.com).", "Use fewer connections at a time"),
    EnhancedRow(
      4, 7, 700...749, .microsoft, "a part of the server is busy",
      "Microsoft's own numbers (PFA agent busy): it is not about you.", "Wait: a mail server retries by itself"),
    EnhancedRow(
      4, 7, 850, .microsoft, "suspicious traffic from your IP address",
      "Microsoft's own number: your mail is held back while it is judged.", "Slow down; try again later"),
    EnhancedRow(
      5, 7, 500...599, .microsoft, "access denied by Microsoft",
      "Microsoft's own numbers for bans of senders, recipients and addresses; the text says which.", "Read the text"),
    EnhancedRow(
      5, 7, 501...503, .microsoft, "the sending account is banned for spam",
      "Microsoft's own numbers.", "Clean up, then have the account unblocked"),
    EnhancedRow(
      5, 7, 504...505, .microsoft, "the recipient is not valid",
      "Microsoft's own numbers (recipient address rejected, banned recipient).", "Check the spelling of the recipient"),
    EnhancedRow(
      5, 7, 506, .microsoft, "bad HELO name",
      "Microsoft's own number: the name you gave at EHLO is false, often the name of Microsoft's own server.",
      "Give your own full host name at EHLO"),
    EnhancedRow(
      5, 7, 507, .microsoft, "the recipient's organization blocks your IP address",
      "Microsoft's own number.", "Ask the recipient's administrator"),
    EnhancedRow(
      5, 7, 508, .microsoft, "too much mail from your range of IPv6 addresses",
      "Microsoft's own number.", "Slow down; try again later"),
    EnhancedRow(
      5, 7, 509, .microsoft, "the message fails the DMARC policy of its own domain",
      "Microsoft's own number.", "Let SPF or DKIM pass for the domain in From:"),
    EnhancedRow(
      5, 7, 510, .microsoft, "the recipient does not accept mail over IPv6",
      "Microsoft's own number.", "Send over IPv4"),
    EnhancedRow(
      5, 7, 511, .microsoft, "your IP address is banned",
      "Microsoft's own number: banned by hand; the text names the address to write to.", "Ask to be delisted"),
    EnhancedRow(
      5, 7, 512, .microsoft, "the message has no valid From: header",
      "Microsoft's own number (RFC 5322, section 3.6.2).", "Add From: with one address"),
    EnhancedRow(
      5, 7, 513, .microsoft, "the recipient's own block list has your IP address",
      "Microsoft's own number: the list is the recipient's, not Microsoft's.", "Ask the recipient's administrator"),
    EnhancedRow(
      5, 7, 515, .microsoft, "the domain is not authenticated well enough",
      "Microsoft's own number: a large sender needs SPF, DKIM and DMARC, all passing.", "Set up all three"),
    EnhancedRow(
      5, 7, 606...649, .microsoft, "your IP address is on Microsoft's block list",
      "Microsoft's own numbers.", "Ask for delisting at sender.office.com"),
    EnhancedRow(
      5, 7, 700...749, .microsoft, "the sending organization or account is blocked",
      "Microsoft's own numbers for senders inside Microsoft 365.", "Ask your administrator"),
    EnhancedRow(
      5, 7, 703, .microsoft, "your own organization blocks that recipient",
      "Microsoft's own number (Tenant Allow/Block List).", "Ask your administrator"),
    EnhancedRow(
      5, 7, 705, .microsoft, "your whole organization is blocked for spam",
      "Microsoft's own number: the tenant has exceeded its threshold.", "Secure the accounts, then ask for support"),
    EnhancedRow(
      5, 7, 708, .microsoft, "mail from this IP address is not accepted",
      "Microsoft's own number: new and trial organizations send from addresses of low reputation.",
      "Ask Microsoft support"),
    EnhancedRow(
      5, 7, 750, .microsoft, "too much mail from domains you have not registered",
      "Microsoft's own number.", "Verify every sending domain in the admin center"),
  ]
}
