import Causes
import Octets

/// What the numbers say, by place. The steps of the tutorial's session are in SessionNotes.
enum CodeTable {
  /// 2yz and 3yz.
  static let success: [CodeRow] = [
    CodeRow(
      [.rset], 250, "the envelope is forgotten; the session goes on",
      "Sender and recipients given so far are dropped; nothing was sent. The name from HELO stays, so MAIL may "
        + "follow at once.", "MAIL FROM:<{address}>", "RFC 5321, section 4.1.1.5"),
    CodeRow(
      [.noop], 250, "the server is alive", "NOOP asks for nothing but an answer. Nothing has changed.", nil,
      "RFC 5321, section 4.1.1.9"),
    CodeRow(
      [.vrfy], 250, "the mailbox exists, and this is its address",
      "VRFY asks whether a name exists. Few servers answer today: the answer helps senders of spam to find "
        + "addresses.", "Start with MAIL; RCPT is what counts", "RFC 5321, section 3.5"),
    CodeRow(
      [.vrfy], 251, "not one of its own, but it would forward the mail",
      "The name belongs elsewhere; the text shows where. This server would accept mail for it and relay it.",
      nil,
      "RFC 5321, section 3.5"),
    CodeRow(
      [.vrfy], 252, "it will not say whether that user exists",
      "A polite refusal to tell: the server would accept a message and try, but does not give away who its users are.",
      "Start with MAIL; RCPT is what counts", "RFC 5321, section 3.5.3"),
    CodeRow(
      [.expn], 250, "the members of the list, one a line",
      "EXPN asks who is on a mailing list. A server that answers it is rare, and generous.", nil,
      "RFC 5321, section 3.5"),
    CodeRow(
      [.expn], 252, "it will not name the members, but accepts mail for it",
      "The server keeps the list to itself. Mail to the list's address may still be welcome.", nil,
      CodeRow.list),
    CodeRow(
      [.help], 211, "the server's status, or help, for a person to read",
      "Text for people, in whatever form the server likes. Nothing has changed.", nil, CodeRow.list),
    CodeRow(
      [.help], 214, "help, for a person to read",
      "Text for people: often the verbs this server knows, sometimes only a web address. Nothing has changed.",
      nil,
      CodeRow.list),
    CodeRow(
      [.help], 250, "answered, with another number than usual",
      "Help usually comes as 214. It worked nevertheless.", nil, CodeRow.list),
    CodeRow(
      [.rcpt], 251, "not one of its own; it will forward the message",
      "The server accepts the message for this recipient and forwards it to the address in the text. Write that "
        + "address down: it is the better one to use.", "DATA", "RFC 5321, section 3.4"),
    CodeRow(
      [.rcpt], 252, "accepted, though the server could not check the address",
      "It will try to deliver; whether the mailbox exists shows later, perhaps by a bounce.", "DATA",
      CodeRow.list),
    CodeRow(
      [.auth], 235, "you are logged in",
      "The server believes that you are who you say you are, and will usually accept mail from you to anywhere. There "
        + "is no need to say EHLO again.", "MAIL FROM:<{address}>", "RFC 4954, section 6"),
    CodeRow(
      [.auth], 334, "go on with the login: the server asks for the next part",
      "The text is usually a question in base64 (VXNlcm5hbWU6 is \"Username:\", UGFzc3dvcmQ6 \"Password:\"); no text "
        + "means: just go on. Base64 is only another way of writing: without TLS anyone along the path can read it.",
      "Answer in base64, or type * to cancel", "RFC 4954, section 4"),
    CodeRow(
      [.bdat], 250, "this piece of the message has arrived",
      "BDAT sends a message in counted pieces instead of with a dot. The message is complete with the piece marked LAST: "
        + "only its 250 means that the server has accepted the message.", nil, "RFC 3030, section 2"),
    CodeRow(
      [.etrn], 250, "the server begins to send what it holds for that host",
      "ETRN asks a server to deliver its waiting mail now. It opens new connections to the host you named.",
      nil,
      "RFC 1985, section 5"),
    CodeRow(
      [.etrn], 251, "nothing is waiting for that host", "The request was fine; there is no mail to send.",
      nil,
      "RFC 1985, section 5"),
    CodeRow(
      [.etrn], 252, "waiting mail for that host is on its way",
      "The server has started delivery; it opens new connections to the host you named.", nil,
      "RFC 1985, section 5"),
    CodeRow(
      [.etrn], 253, "that many waiting messages are on their way",
      "The number in the text is how many the server has started to deliver to the host you named.", nil,
      "RFC 1985, section 5"),
    CodeRow(
      [.atrn], 250, "agreed; now the roles change, and the server sends to you",
      "From here on the other side speaks first, as a client that hands you your waiting mail.",
      nil,
      "RFC 2645, section 5"),
    CodeRow(
      [.xclient], 220, "the made-up client is accepted; the session starts over",
      "XCLIENT lets a trusted tester or proxy speak for another client. The session is back where it began.",
      "{hello}", "Postfix, XCLIENT_README"),
    CodeRow(
      [.xforward], 250, "noted for the log",
      "XFORWARD names the original client of a proxy. It decides nothing.", nil,
      "Postfix, XFORWARD_README"),
    CodeRow(
      [.endOfMessage, .data], 353, "one answer for each recipient follows",
      "You asked for PRDR at MAIL: the server now answers once for every accepted recipient and then once for all.",
      "Wait for the other replies", "draft-hall-prdr; Exim"),
    CodeRow(
      [.data], 250, "not what DATA is answered with: one reply too many?",
      "DATA is answered with 354, or refused. 250 answers other commands: this may be the reply to the line before, "
        + "because one too many came. The server may be waiting for the message now, so what you type next may end up "
        + "in it.",
      "QUIT", "RFC 5321, section 4.3.2"),
    CodeRow(
      [.mail], 355, "the server knows part of this message; go on from there",
      "An old experiment, CHECKPOINT: the number in the text is how many octets it has kept from last time.",
      nil,
      "RFC 1845, section 6"),
    CodeRow(
      [], 211, "status or help text", "Text for a person to read. Nothing has changed.", nil, CodeRow.list),
    CodeRow([], 214, "help text", "Text for a person to read. Nothing has changed.", nil, CodeRow.list),
    CodeRow(
      [], 220, "ready, as after a greeting", "The number of a greeting, at a place where none is due.", nil,
      CodeRow.list),
    CodeRow(
      [], 221, "the server closes the connection",
      "221 usually answers QUIT. Here the server says goodbye of its own accord and closes the connection.",
      ":reconnect", "RFC 5321, section 4.1.1.10"),
    CodeRow([], 250, "done", "The server did what the command asks for.", nil, "RFC 5321, section 4.2.3"),
  ]
}
