extension EnhancedTable {
  /// The receiving system (X.3), network and routing (X.4), the protocol (X.5).
  static let systems: [EnhancedRow] = [
    EnhancedRow(
      3, 0, "something about the receiving system", "The system usually works; something in it is the reason.",
      "Read the text", "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 1, "the server is out of storage", "The whole system is full, not one mailbox.", "Try again later",
      "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 2, "the system is not accepting mail",
      "With 4.3.2 it is shutting down, overloaded or under maintenance; with 5.3.2 it never accepts any.",
      "Try later, or find the right host", "RFC 3463, section 3.4; RFC 7504"),
    EnhancedRow(
      3, 3, "the system lacks a feature that the message needs",
      "The message asks for something that the system does not support.", "Leave the feature out",
      "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 4, "the message is too large for the system",
      "The limit is usually in the EHLO list, after SIZE.", "Send a smaller message", "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 5, "the receiving system is misconfigured", "The fault is on the server's side.", "Tell its postmaster",
      "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 6, "accepted with another priority", "The text names the priority that the message has now.", nil,
      "RFC 6710"),
    EnhancedRow(
      4, 0, "something about network or routing", "A network fault that no finer number describes.",
      "Try again; check the DNS", "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 1, "the next host does not answer", "The server tried to connect to the next one and got no answer.",
      "Try again; check port and firewall", "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 2, "the connection broke", "It was lost, or was silent for too long.", ":reconnect",
      "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 3, "a directory did not answer",
      "DNS, LDAP or another directory that the server depends on could not be asked.", "Try again later",
      "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 4, "no route to that domain", "The DNS names no host that the message could go to.",
      "Check the domain's MX and address records", "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 5, "the system is congested", "Too much mail at once.", "Slow down; try again later",
      "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 6, "the message is going round in a loop",
      "It has come back too often: every server on its path added a Received: line.",
      "Break the loop of forwarding", "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 7, "the message is too old",
      "Its time in the queue ran out; the real reason is an earlier error.", "Look for the earlier error",
      "RFC 3463, section 3.5"),
    EnhancedRow(
      5, 0, "something about the protocol", "A protocol matter with no finer number.",
      "Look at the last line you sent", "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 1, "the command is unknown or out of order",
      "It came at the wrong time, or the server does not support it.",
      "Keep to the order EHLO, MAIL, RCPT, DATA", "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 2, "the command line could not be parsed", "Its form is wrong.", "Check spelling and brackets",
      "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 3, "too many recipients",
      "More than one message may have. The recipients accepted before stay accepted.",
      "Send the rest in another message", "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 4, "the argument of the command is wrong",
      "The server knows the verb, but not its argument or parameter.", "Correct the argument",
      "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 5, "the two sides speak different protocol versions", "They cannot be reconciled.", nil,
      "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 6, "a line of the authentication was too long",
      "The server could not hold it; 12288 octets are considered enough.", "Use another mechanism",
      "RFC 4954, sections 4 and 6"),
  ]
}
