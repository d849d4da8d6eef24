import Causes

extension CauseTable {
  /// The recipient.
  static let recipient: [CauseRow] = [
    CauseRow(
      .noSuchUser, "there is no such mailbox", later: "the mailbox could not be checked right now",
      "The server knows the domain, but not the name before the @.", .senderUser,
      "Check the spelling, or ask the person for the right address.", next: "Check the spelling of the recipient",
      "RFC 5321, section 3.3; RFC 3463, X.1.1"),
    CauseRow(
      .mailboxDisabled, "the mailbox is switched off",
      "It exists, or did, and accepts no mail: suspended, unused for long, or closed.", .recipientUser,
      "Reach the person another way; only they or their provider can open it again.",
      next: "Reach the person another way", "RFC 3463, X.2.1"),
    CauseRow(
      .mailboxFull, "the mailbox is full",
      "There is no room in the recipient's mailbox.", .recipientUser,
      "Its owner has to delete something. Tell them another way, or try in a few days.",
      next: "Tell them another way, or try in a few days", "RFC 3463, X.2.2"),
    CauseRow(
      .recipientPolicy, "the recipient's side does not accept this",
      "The person, their group or their organization has a rule against it: a closed list, a block, a country rule.",
      .recipientAdmin, "Contact them another way and ask to be allowed.", next: "Ask the recipient another way",
      "RFC 3463, X.7.1"),
    CauseRow(
      .relayDenied, "relaying denied: not its domain, and you are not logged in",
      "The server delivers to its own domains, and accepts mail for others only from its own users.", .senderAdmin,
      "Log in first, or connect to the mail server (MX) of the recipient's domain.",
      others: [(.recipientAdmin, "If the domain is yours, add it to the domains that the server accepts mail for.")],
      next: "Log in first, or use the MX of that domain", "RFC 5321, section 3.6.2"),
    CauseRow(
      .tooManyRecipients, "too many recipients for one message",
      "Those accepted so far stay accepted.", .senderAdmin,
      "Send the message to them now, and another copy to the rest.", next: "DATA",
      "RFC 5321, section 4.5.3.1.10"),
    CauseRow(
      .dnsRecipient, "the recipient's domain cannot be found",
      later: "the recipient's domain could not be found right now",
      "It is not in the DNS, or has no mail server that can be reached.", .senderUser,
      "Check the spelling of the domain.", others: [(.recipientAdmin, "Repair the domain's DNS.")],
      next: "Check the spelling of the domain", "RFC 5321, section 5"),
    CauseRow(
      .greylist, "greylisting: come back in a few minutes",
      "A first visit is deferred on purpose: real mail servers come back, most senders of spam do not.", .wait,
      "Nothing to do: a mail server tries again by itself. By hand, send the same in 5 to 15 minutes.",
      forGood: "After a 5xx reply no mail server tries again: send the same yourself in 5 to 15 minutes.",
      next: "Send the same again in 5 to 15 minutes", "RFC 6647, section 2"),
    CauseRow(
      .loop, "the message goes round in a loop",
      "It has passed the same servers again and again; each one added a Received: line.", .recipientAdmin,
      "Break the loop of forwarding, or the MX that leads back.", next: "Break the loop of forwarding",
      "RFC 5321, section 6.3"),
  ]

  /// The message.
  static let message: [CauseRow] = [
    CauseRow(
      .contentSpam, "the message looks like spam to the server",
      "A filter judged its content, its links or its sender.", .senderUser,
      "Change wording, links and layout; if it is not spam, ask the recipient's postmaster.",
      others: [
        (.senderAdmin, "Check the IP address, SPF, DKIM and DMARC: they count too."),
        (.recipientAdmin, "Look the message up in the filter's log."),
      ], next: "Change the message", "RFC 3463, X.7.1"),
    CauseRow(
      .contentVirus, "a virus was found in the message",
      "A scanner found malware in it, or something that looks like it.", .senderUser,
      "Check the attachment and your computer.", next: "Look at the attachment", "RFC 3463, X.7.1"),
    CauseRow(
      .attachment, "an attachment is not allowed",
      "Its type, its name, a macro or the number of attachments is forbidden here.", .senderUser,
      "Send a link instead.",
      next: "Send a link instead", "RFC 3463, X.7.0"),
    CauseRow(
      .urlBlocklist, "a link in the message is on a block list",
      "The list is about links: a domain in the text, perhaps in the signature, is on it.", .senderUser,
      "Take the link out, also from the signature.", next: "Take the link out", "RFC 5782, section 3"),
    CauseRow(
      .tooLarge, "the message is too large",
      "It is larger than this server or this mailbox accepts.", .senderUser, "Send less, or a link.",
      next: "Send a smaller message", "RFC 1870, section 6"),
    CauseRow(
      .format, "the message or an address is malformed",
      "A header or the MIME structure is wrong or missing, or an address does not have the form name@domain.",
      .senderAdmin, "Fix the program that wrote it; by hand, check headers and addresses.",
      next: "Check the headers and the address", "RFC 5322; RFC 5321, section 4.1.2"),
    CauseRow(
      .eightBit, "letters beyond ASCII need an extension",
      "Addresses beyond ASCII need SMTPUTF8, bodies need 8BITMIME: parameters of MAIL, if the server offers them.",
      .senderAdmin,
      "Use an ASCII address and an encoded body, or ask for the extension in MAIL.",
      next: "Use ASCII, or the extension in MAIL", "RFC 6531; RFC 6152"),
  ]

  /// The same at MAIL, RCPT and VRFY, where no message has been seen yet.
  static let malformedAddress = CauseRow(
    .format, "the address is malformed", "It does not have the form name@domain, or something else is on the line.",
    .senderUser, "Check it character by character, and what follows it.", next: "Write the address again",
    "RFC 5321, section 4.1.2")

  /// The other side's own trouble.
  static let server: [CauseRow] = [
    CauseRow(
      .serverFault, "a fault on the server's side",
      "Something in the server probably failed: a look-up, a filter, its disk.", .wait,
      "Nothing to do: a mail server tries again by itself.",
      forGood:
        "After a 5xx reply no mail server tries again: send it again yourself, and if that fails, ask the postmaster.",
      others: [(.recipientAdmin, "Look into the server's log.")], next: "Send the same again in a few minutes",
      "RFC 5321, section 4.2.2"),
    CauseRow(
      .serverBusy, "the server cannot serve you right now",
      "It has too much to do, or is about to stop, or is down for maintenance.", .wait,
      "Nothing to do: a mail server tries again by itself.",
      forGood: "After a 5xx reply no mail server tries again: send it again yourself.",
      next: "Try again in a few minutes",
      "RFC 5321, section 3.8"),
    CauseRow(
      .storage, "the server is out of disk space or memory",
      "It is the server as a whole, not one mailbox.", .recipientAdmin,
      "Its administrator has to make room. Meanwhile a mail server tries again by itself.",
      forGood:
        "Its administrator has to make room. After a 5xx reply no mail server tries again: send it again yourself.",
      next: "Try again later",
      "RFC 5321, section 4.2.3; RFC 3463, X.3.1"),
    CauseRow(
      .licence, "a plan or licence is used up or missing",
      "The service or its filter is not paid for, or not activated.", .senderUser,
      "If the service is yours, activate, renew or upgrade it; if not, tell its customer.",
      next: "Renew it, or tell the customer of that service",
      "SendGrid; Mailgun; Cisco"),
  ]
}
