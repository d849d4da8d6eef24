extension GlossaryTable {
  /// What becomes of a message.
  static let delivery: [Term] = [
    Term(
      "bounce",
      also: ["bounce message", "NDR", "non-delivery report", "undeliverable", "mailer-daemon", "mailer daemon"],
      "a report that a message could not be delivered",
      "A message which reports that another could not be delivered. It goes to the envelope sender.",
      "RFC 5321, section 6.1; RFC 3464"),
    Term(
      "delivery status notification", also: ["delivery report", "delivery receipt", "DSN message"],
      "a report about a delivery",
      "A report that a message was delivered, delayed or not delivered. With the DSN extension a sender can ask for it; a "
        + "bounce is one.", "RFC 3464; RFC 3461"),
    Term(
      "MDN", also: ["message disposition notification", "read receipt", "return receipt"],
      "a report that a message was read",
      "Message Disposition Notification: the recipient's program reports that a message was shown, if its owner agrees.",
      "RFC 8098"),
    Term(
      "backscatter", also: ["collateral spam", "misdirected bounces", "outscatter"], "bounces for mail you never sent",
      "Bounces that reach a stranger, because spam named the stranger as its sender. A server avoids it by refusing during "
        + "the session instead of bouncing later.", "RFC 5321, section 6.2"),
    Term(
      "loop", also: ["mail loop", "routing loop", "loops back to myself", "too many hops", "hop count"],
      "a message that goes round in a circle",
      "Two servers or forwarding rules send a message to each other until one counts too many Received: lines and refuses it "
        + "(5.4.6).", "RFC 5321, section 6.3"),
    Term(
      "hop", "one step from server to server",
      "One transfer from a server to the next. Each adds a Received: line; encryption and checks hold for one hop only.",
      "RFC 5321, section 4.4"),
    Term(
      "Received", also: ["Received header", "trace header", "trace", "received line"],
      "the line that each server adds on top",
      "A header that each server on the path adds at the top: from whom, by whom, when. The topmost is the last, and the only "
        + "one that your own server vouches for.", "RFC 5321, section 4.4"),
    Term(
      "Return-Path", "the envelope sender, as the delivering server writes it",
      "A line that the delivering server writes: the envelope sender.", "RFC 5321, section 4.4"),
    Term(
      "Envelope-To", also: ["Delivered-To", "X-Original-To"], "the envelope recipient, as some servers write it",
      "A line that some servers write: the envelope recipient.", "RFC 9228"),
    Term(
      "message", also: ["mail", "email", "e-mail"], "headers, an empty line and a body",
      "What is sent between DATA and the dot: headers, an empty line, the body.", "RFC 5322, section 2.1"),
    Term(
      "spam", also: ["junk", "unsolicited mail", "UCE", "UBE", "bulk mail", "junk mail"],
      "unwanted mail in great numbers",
      "Unwanted mail, sent to great numbers of people.", "RFC 2505"),
    Term(
      "forge", also: ["forgery", "spoof", "spoofing", "impersonation", "forged"],
      "to send mail in somebody else's name",
      "To send mail in somebody else's name.", "RFC 5321, section 7.1"),
    Term(
      "phishing", also: ["phish"], "mail that tries to steal passwords",
      "Mail that poses as a bank, a shop or a colleague to make the reader type a password or pay.", "practice"),
    Term(
      "vacation", also: ["out of office", "autoreply", "auto-reply", "auto reply", "autoresponder", "automatic reply"],
      "a message that a mailbox sends by itself",
      "An automatic answer. It goes to the envelope sender, itself has the null sender, and never answers another one.",
      "RFC 3834"),
    Term(
      "quarantine", "held back for a person to decide",
      "A message that was accepted and held back as suspect. The sender sees a 250; the recipient or an administrator "
        + "has to release it.", "RFC 9989, section 4.7"),
  ]
}
