extension GlossaryTable {
  /// The conversation itself.
  static let exchange: [Term] = [
    Term(
      "SMTP", also: ["simple mail transfer protocol"], "the protocol that transfers mail",
      "The Simple Mail Transfer Protocol, in which mail is submitted and relayed.", "RFC 5321"),
    Term(
      "ESMTP", also: ["extended SMTP"], "SMTP with extensions",
      "SMTP in which the client says EHLO and the server answers with a list of extensions. Nearly every server speaks it.",
      "RFC 5321, section 2.2"),
    Term("client", "the side that sends", "The side that has mail to send. It asks.", "RFC 5321, section 2.1"),
    Term("server", "the side that receives", "The side that accepts mail. It answers.", "RFC 5321, section 2.1"),
    Term(
      "connection", "the link between client and server",
      "The link between client and server, open until one side closes it.", "RFC 5321, section 3.1"),
    Term(
      "port", "the number of a service on a computer",
      "The number of a service on a computer. Mail servers listen on port 25.", "RFC 5321, section 4.5.4.2"),
    Term(
      "session", also: ["conversation", "dialog", "dialogue"], "everything said on one connection",
      "Everything from the greeting to the end of the connection. It may carry several messages.",
      "RFC 5321, section 3"),
    Term(
      "transaction", also: ["mail transaction"], "MAIL, RCPT and DATA for one message",
      "The commands for one message: MAIL, one or more RCPT, DATA and the dot. RSET drops it; a session may have several.",
      "RFC 5321, section 3.3"),
    Term(
      "greeting", also: ["banner"], "the server's first line, 220",
      "The first line of a conversation. The server sends it; its code is 220.", "RFC 5321, section 3.1"),
    Term("command", "a line that the client sends", "A line that the client sends.", "RFC 5321, section 2.4"),
    Term(
      "verb", "the first word of a command", "The first word of a command, such as HELO or MAIL.",
      "RFC 5321, section 2.4"),
    Term(
      "argument", also: ["parameter", "ESMTP parameter"], "what follows the verb",
      "What follows the verb: the address after MAIL FROM: and, after a space, parameters such as SIZE=3000. A parameter "
        + "is allowed only if the EHLO list has its keyword.", "RFC 5321, section 4.1.2"),
    Term(
      "reply", also: ["response"], "the server's answer to a command",
      "The server's answer to a command: a code and some words, in one line or several.", "RFC 5321, section 4.2"),
    Term(
      "reply code", also: ["code", "status code", "SMTP code"], "the three digits of a reply",
      "The three digits at the start of a reply. Programs obey it.", "RFC 5321, section 4.2.1"),
    Term(
      "enhanced status code", also: ["enhanced code", "extended status code", "ESC"], "a finer reason, such as 5.1.1",
      "Three numbers with dots before the text of a reply: class, subject, detail. 5.1.1 means that there is no such mailbox. Try "
        + ":help 5.1.1.", "RFC 3463; RFC 2034"),
    Term(
      "4xx",
      also: [
        "4yz", "temporary failure", "transient failure", "soft bounce", "tempfail", "deferral", "deferred", "defer",
      ],
      "deferred: not now, the same may work later",
      "A reply that begins with 4. Nothing has to be changed: the sending server keeps the message in its queue and tries "
        + "again, usually for a few days.", "RFC 5321, section 4.2.1"),
    Term(
      "5xx", also: ["5yz", "permanent failure", "hard bounce", "rejection", "reject", "refused"],
      "rejected: no, something has to change first",
      "A reply that begins with 5. The sending server gives up at once and tells the sender by a bounce.",
      "RFC 5321, section 4.2.1"),
    Term(
      "2xx", also: ["2yz", "success"], "success", "A reply that begins with 2: what was asked was done.",
      "RFC 5321, section 4.2.1"),
    Term(
      "extension", also: ["keyword", "EHLO keyword", "EHLO list", "capability", "service extension"],
      "something beyond the basic commands",
      "Something that a server can do beyond the basic commands. The reply to EHLO lists it.", "RFC 5321, section 2.2"),
    Term(
      "pipelining", also: ["pipeline"], "several commands at once, without waiting",
      "Several commands sent in one piece, where the EHLO list has PIPELINING. Without it a client has to wait for each "
        + "reply; one that does not may be refused (554, synchronization error).", "RFC 2920"),
    Term(
      "handshake", "the start of TLS",
      "The start of TLS: both sides agree on keys, and the server shows who it is.", "RFC 8446, section 2"),
    Term(
      "CRLF", also: ["CR LF", "line ending", "newline", "\\r\\n", "line feed", "carriage return"],
      "the two octets that end a line",
      "Carriage return and line feed, octets 13 and 10: together they end every line in SMTP. Either alone is an error that "
        + "some servers refuse.", "RFC 5321, section 2.3.8"),
    Term(
      "bare LF", also: ["bare line feed", "bare CR", "bare newline", "barelf"], "a line feed without its CR",
      "A line that ends with LF alone. Strict servers refuse it, because two servers that disagree about it can be tricked "
        + "(SMTP smuggling).", "RFC 5321, section 2.3.8"),
    Term(
      "dot stuffing", also: ["dot-stuffing", "byte stuffing", "transparency", "stuffing", "dotstuff"],
      "doubling a dot at the start of a line",
      "A second dot before each line of a message that begins with one, removed on arrival.", "RFC 5321, section 4.5.2"),
    Term(
      "octet", also: ["byte"], "eight bits, a byte",
      "Eight bits: what everyday language calls a byte. Sizes and limits in SMTP are counted in octets.",
      "RFC 5321, section 4.5.3.1"),
    Term(
      "timeout", also: ["time-out", "timed out", "idle"], "silence for too long",
      "Each side waits only so long for the other: a client a few minutes for a reply, a server five minutes for a command. "
        + "Then the connection is closed (421, or without a word).", "RFC 5321, section 4.5.3.2"),
  ]
}
