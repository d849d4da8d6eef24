import Causes

extension LocalRow {
  /// What is wrong at the very host that tells it, in words that elsewhere speak of others.
  static let own: [LocalRow] = [
    LocalRow(
      phrases: ["[127.+connection refused", "connection refused+[127.", "[::1]+connection refused"],
      name: "own-service", headline: "A service on this very host is not running",
      meaning:
        "The connection was to this host itself. A content filter, a milter, a policy service or the mail server here is "
        + "down, or it listens somewhere else.",
      remedy: "Start that service, and compare its address with the settings", cause: .serverFault, who: .senderAdmin),
    LocalRow(
      phrases: [
        "mail transport unavailable", "unknown mail transport error", "lmtp]: no such file", ".sock]: no such file",
      ],
      name: "own-transport", headline: "The program that should deliver the message does not work here",
      meaning:
        "Postfix has handed it to another program of this host, which is missing or has failed. The reason is in a line "
        + "without a queue ID.",
      remedy: "Look for warning and fatal in the log of the same minute", cause: .serverFault, who: .senderAdmin),
    LocalRow(
      phrases: ["file too large"], name: "own-limit", headline: "A mailbox on this host is as large as it may be",
      meaning: "Postfix writes no mailbox larger than mailbox_size_limit, whatever room the disk has.",
      remedy: "Raise mailbox_size_limit, or empty the mailbox", cause: .mailboxFull, who: .recipientAdmin,
      source: "Postfix, mailbox_size_limit"),
    LocalRow(
      phrases: ["authentication required but"], name: "own-login",
      headline: "This host's login at the next server failed",
      meaning:
        "The server accepts mail after a login only, and refused the one of this host. The refusal is in a line before.",
      remedy: "Check name and password that are kept for that server", cause: .authFailed, who: .senderAdmin,
      source: "Exim"),
    LocalRow(
      phrases: ["bad address syntax"], name: "own-address",
      headline: "The address is malformed, so nothing was sent",
      meaning: "There is a space, a comma or a second @ in it, or a part of it is missing.",
      remedy: "Check how the address is written", cause: .format, who: .senderUser, source: "RFC 5321, section 4.1.2"),
    LocalRow(
      phrases: ["lines too long for transport"], name: "own-line",
      headline: "A line of the message is too long, and this host does not send it on",
      meaning: "A line of a message has 998 octets at most; Exim holds back longer ones than its limit.",
      remedy: "Have the sending program wrap its lines, or encode them", cause: .lineTooLong, who: .senderAdmin,
      source: "RFC 5322, section 2.1.1; Exim, message_linelength_limit"),
    LocalRow(
      phrases: ["initial server greeting+timed out", "timed out+initial server greeting"], name: "greeting-timeout",
      headline: "The server was reached, and did not greet in time",
      meaning:
        "It is overloaded, lets strangers wait, or something in between took the connection and passes nothing on.",
      remedy: "Try it by hand from this host: smtp-tutor HOST", cause: .timeout, who: .wait),
    LocalRow(
      phrases: ["while sending end of data", "may be sent more than once"], name: "end-of-data",
      headline: "The message was sent, but no reply to its end came",
      meaning:
        "The server may have it all the same; then the next attempt delivers it a second time. Often a filter there takes too "
        + "long.",
      remedy: "If it arrives twice, ask the recipient's administrator", cause: .timeout, who: .wait,
      source: "RFC 5321, section 4.5.3.2.6"),
  ]
}
