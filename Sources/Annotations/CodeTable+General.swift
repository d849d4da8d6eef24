extension CodeTable {
  /// What a number says wherever no other row fits.
  static let general: [CodeRow] = [
    CodeRow(
      [], 421, "the server ends the session and closes the connection",
      "A restart, a long silence, too many mistakes or too many connections. It may come at any time, even unasked. "
        + "Nothing more will be answered.", "Connect again later", "RFC 5321, section 3.8"),
    CodeRow(
      [], 450, "not now: the mailbox or a rule says so", "The same line may work in a few minutes.",
      "Send the same again in a few minutes", CodeRow.list),
    CodeRow(
      [], 451, "a fault in the server; not now", "Something failed on its side. The same may work later.",
      "Send the same again in a few minutes", CodeRow.list),
    CodeRow(
      [], 452, "not enough room at the moment",
      "The server is short of space or of something else it counts.",
      "Send the same again in a few minutes", CodeRow.list),
    CodeRow(
      [], 454, "not available at the moment", "What you asked for exists here, but does not work right now.",
      "Try again later", "RFC 4954, section 6; RFC 3207, section 4"),
    CodeRow(
      [], 455, "a parameter cannot be honoured right now",
      "It was understood, but is out of reach for the moment.",
      "Leave the parameter out", "RFC 5321, section 4.1.1.11"),
    CodeRow(
      [], 430, "not now",
      "The registry lists this number only beside X.5.1, a command out of place. It counts as "
        + "temporary.", "Try again later", "IANA registry note"),
    CodeRow(
      [], 500, "the server does not know this command",
      "Usually the verb is misspelt, or something comes before it. A line longer than 512 characters gets this answer "
        + "too. Nothing has changed; just type it again.", ":help", CodeRow.list),
    CodeRow(
      [], 501, "the command is known, but its argument is not right",
      "Something is missing, superfluous or badly written. DATA, RSET and QUIT take no argument.",
      ":help",
      CodeRow.list),
    CodeRow(
      [], 502, "the command is known, but not available here",
      "The server knows the command, but does not support it or has it switched off. The session goes on.",
      nil,
      "RFC 5321, section 4.2.4"),
    CodeRow(
      [], 503, "out of order: a step before this one is missing",
      "The order is HELO or EHLO, MAIL, RCPT, DATA. A step that was refused counts as missing.", ":state",
      "RFC 5321, section 4.1.4"),
    CodeRow(
      [], 504, "the command is known, but not this argument",
      "The server does not accept this argument. Another value may do.", nil,
      "RFC 5321, section 4.2.3"),
    CodeRow(
      [], 521, "this host accepts no mail",
      "This is the number of a machine that accepts mail for nobody. Some servers use it for other refusals: the text "
        + "says which.", "QUIT", "RFC 7504, section 3"),
    CodeRow(
      [], 533, "refused",
      "The registry lists this number only beside X.7.1, delivery not authorized. It counts as "
        + "permanent.", "Read the text", "IANA registry note"),
    CodeRow(
      [], 550, "refused: no such mailbox, or a rule",
      "The server did not do it, and will not. The text should say why.",
      "Read the text", CodeRow.list),
    CodeRow(
      [], 551, "not one of its users", "The text shows where to try instead.", "Use the address in the text",
      "RFC 5321, section 3.4"),
    CodeRow(
      [], 552, "too large, or no room left", "It is more than the server or the mailbox allows.", "Send less",
      CodeRow.list
    ),
    CodeRow(
      [], 553, "an address is not allowed", "Its form is refused, or your use of it.", "Check the address",
      CodeRow.list),
    CodeRow(
      [], 554, "refused; it failed as a whole",
      "554 is the number for a no that fits nowhere else. The text is the "
        + "only clue.", "Read the text", CodeRow.list),
    CodeRow(
      [], 555, "a parameter is not known here", "Only what the EHLO list offers may be used.",
      "Leave the parameter out",
      "RFC 5321, section 4.1.1.11"),
    CodeRow(
      [], 556, "that domain accepts no mail", "It says so itself, with a null MX record.",
      "Check the domain's spelling",
      "RFC 7504, section 4"),
  ]

  /// Numbers that web lists explain and no RFC defines: programs made them up for themselves, or lists for servers.
  static let folklore: [CodeRow] = [
    (101, "cannot open a stream, say web lists", nil),
    (111, "connection refused, say web lists (errno 111)", nil),
    (200, "done, in mail systems older than RFC 821", nil),
    (420, "time-out on connecting, say web lists", "Try again later"),
    (431, "out of disk or memory, in old Exchange", "Try again later"),
    (441, "the recipient's server does not answer, say web lists", "Try again later"),
    (442, "the connection was dropped, say web lists", "Try again later"),
    (446, "too many hops, say web lists", "Look for a loop of forwarding"),
    (447, "expired in the queue, say web lists", "Look for the earlier error"),
    (449, "a routing error, say web lists", "Try again later"),
    (471, "a local error, often a filter, say web lists", "Try again later"),
    (510, "bad address, say web lists", "Check the address"),
    (511, "bad address, say web lists", "Check the address"),
    (512, "the domain is not in the DNS, say web lists", "Check the domain's spelling"),
    (513, "the wrong type of address, say web lists", "Check the address"),
    (540, "recipient inactive or blocked, at some providers", "Check the address"),
    (541, "the recipient or a filter refused, say web lists", "Read the text"),
    (591, "on a block list, at some providers", "Read the text"),
  ].map { code, headline, next in
    CodeRow(
      [], code, headline,
      "No RFC defines \(code). Web lists, or one vendor, give it this meaning; rely only on its first digit and on "
        + "what the text says.", next, "No RFC; folklore of web lists")
  }
}
