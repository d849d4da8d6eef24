import Causes

extension CodeTable {
  /// Refusals of DATA and of the message itself, whole or in pieces.
  static let message: [CodeRow] = [
    CodeRow(
      [.data], 451, "the server cannot take a message right now",
      "A fault inside the server; the envelope may or may not be kept.",
      "Wait a few minutes, then start with RSET", "Practice; RFC 821, section 4.3"),
    CodeRow(
      [.data], 503, "no recipient yet, so there is nobody to send to",
      "DATA comes after at least one accepted RCPT; MAIL comes before that. What follows now is still commands, not "
        + "message text.", "RCPT TO:<{address}>", CodeRow.list),
    CodeRow(
      [.data], 554, "no valid recipient, so there is nobody to send to",
      "Every RCPT was refused, or none was given. What follows now is still commands, not message text.",
      "RCPT TO:<{address}>", "RFC 5321, section 3.3"),
    CodeRow(
      [.endOfMessage], 450, "policy says: not this message, not now",
      "The server has not kept it. It may take the very "
        + "same message later.", "Send the whole message again in a few minutes", CodeRow.list),
    CodeRow(
      [.endOfMessage], 451, "a fault in the server; the message was not kept",
      "The message may be all right: a filter or a disk that the server relies on failed, or the server wants you to "
        + "come back (greylisting).", "Send the whole message again in a few minutes", CodeRow.list),
    CodeRow(
      [.endOfMessage], 452, "no room; the message was not kept",
      "The server is short of space for the moment.",
      "Send the whole message again in a few minutes", CodeRow.list),
    CodeRow(
      [.endOfMessage], 500, "a line of the message was too long",
      "A line of text may have 998 characters and its line ending. Mail programs wrap or encode longer ones.",
      "Send it again with shorter lines", "RFC 5321, section 4.5.3.1.6"),
    CodeRow(
      [.endOfMessage], 550, "the message is refused",
      "Its content may look like spam or a virus, a header may be wrong, or the domain in From: may not vouch for "
        + "your IP address (SPF, DKIM, DMARC). The text should say which. Nothing was kept.",
      "Read the text; change the content or the DNS", CodeRow.list),
    CodeRow(
      [.endOfMessage], 552, "the message is too large",
      "Larger than the server accepts (SIZE in its EHLO list), or than the mailbox has room for. Nothing was kept.",
      "Send a smaller message", CodeRow.list),
    CodeRow(
      [.endOfMessage], 554, "the message is refused as a whole",
      "Most often it looked like spam or a virus. Nothing was kept, for none of the recipients.",
      "Read the text; change the message", CodeRow.list),
    CodeRow(
      [.bdat], 501, "the length after BDAT is missing or not a number",
      "BDAT takes a count of octets, and LAST on the last piece.", "Give the length in decimal digits",
      "RFC 3030, section 2"),
    CodeRow(
      [.bdat], 503, "BDAT is out of place here",
      "DATA and BDAT do not mix in one message, a recipient has to be there, and nothing follows the piece marked "
        + "LAST.", "RSET", "RFC 3030, section 2"),
    CodeRow(
      [.burl], 554, "the message could not be fetched from where it is",
      "BURL submits a message by its address on an IMAP server; that server did not give it out, or the two do not "
        + "trust each other.", "Check the IMAP address", "RFC 4468, section 3"),
  ]

  /// Refusals of commands that stand outside a message.
  static let session: [CodeRow] = [
    CodeRow(
      [.vrfy], 550, "no such user, or you may not ask",
      "The server knows nobody by that name, or will not say.",
      "Start with MAIL; RCPT is what counts", CodeRow.list),
    CodeRow(
      [.vrfy], 553, "more than one user fits that name",
      "The name is ambiguous; the text may list who is meant.",
      "Give more of the name", "RFC 5321, section 3.5.1"),
    CodeRow(
      [.vrfy], 502, "VRFY is switched off here",
      "Most servers do not tell who exists: it would help senders of spam to find addresses. RCPT is the "
        + "real test.", "Start with MAIL; RCPT is what counts", "RFC 5321, section 3.5.3"),
    CodeRow(
      [.vrfy, .expn], 504, "it does not take a name in this form",
      "Another form, such as a whole address, may do.", nil,
      CodeRow.list),
    CodeRow(
      [.expn], 550, "not a list, or you may not ask",
      "The server knows no list by that name, or keeps its members to "
        + "itself.", nil, CodeRow.list),
    CodeRow(
      [.expn], 500, "EXPN is not known here", "Hardly any server answers EXPN today; nothing is lost.", nil,
      CodeRow.list),
    CodeRow(
      [.expn], 502, "EXPN is switched off here", "Hardly any server names the members of a list today.", nil,
      CodeRow.list),
    CodeRow(
      [.help], 502, "no help from this server",
      "HELP is optional. The verbs are the same everywhere; :help explains "
        + "them.", ":help", CodeRow.list),
    CodeRow(
      [.help], 504, "no help on that topic from this server",
      "It may have some without a topic, and :help always has.",
      ":help", CodeRow.list),
    CodeRow(
      [.turn], 502, "TURN is refused, as it should be",
      "TURN swapped the roles of the two sides without asking either to prove who it is. ETRN and ATRN took its "
        + "place.", nil, "RFC 5321, appendix F.1"),
    CodeRow(
      [.etrn], 458, "nothing can be queued for that host right now", "The server could not start delivery.",
      "Try later", "RFC 1985, section 5"),
    CodeRow(
      [.etrn], 459, "mail for that host is not yours to ask for",
      "Numbered as if it were temporary, but meant as final: the host you named is not allowed.",
      "Give your own host's name", "RFC 1985, section 5"),
    CodeRow(
      [.atrn], 450, "the server does not send your waiting mail now", "The request was refused for the moment.",
      "Try later", "RFC 2645, section 5"),
    CodeRow(
      [.atrn], 451, "the server cannot send your waiting mail now", "Something in the server failed.",
      "Try later", "RFC 2645, section 5"),
    CodeRow(
      [.atrn], 453, "there is no mail waiting for you", "Nothing is wrong; nothing has come.", nil,
      "RFC 2645, section 5"),
    CodeRow(
      [.startTLS], 454, "encryption is not available right now",
      "The server offers TLS but cannot start it: its own certificate or key is the usual cause. Do not log in or send "
        + "anything private in the clear instead.", "QUIT", "RFC 3207, section 4"),
    CodeRow(
      [.startTLS], 501, "STARTTLS takes no argument", "There is nothing to add to it.", "STARTTLS",
      "RFC 3207, section 4"),
    CodeRow(
      [.startTLS], 502, "no encryption here",
      "STARTTLS is not offered, or is switched off. If the mail is private, stop here.", "QUIT", "Practice"),
    CodeRow(
      [.startTLS], 503, "STARTTLS is out of place: encrypted already, or in a message",
      "Once encrypted there is nothing to start; and while an envelope is open the server wants it finished or "
        + "dropped.", "RSET", "Practice"),
    CodeRow(
      [.ehlo, .helo, .noop], 554, "refused for lack of security",
      "After STARTTLS a server may refuse every command but QUIT when the encryption agreed on is too weak for it.",
      "QUIT",
      "RFC 3207, section 4.1"),
  ]
}
