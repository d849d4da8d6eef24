import Causes

extension CodeTable {
  /// Refusals from the greeting to the last RCPT.
  static let envelope: [CodeRow] = [
    CodeRow(
      [.connect], 554, "no mail service for you here",
      "The server answers, and refuses the whole session: by policy, because your IP address is on a block list, or "
        + "because it accepts no mail at all. Only QUIT makes sense; the text may say why.", "QUIT",
      "RFC 5321, section 3.1"),
    CodeRow(
      [.connect, .ehlo, .mail], 521, "this host accepts no mail",
      "The number means that the machine is not a mail server for anybody, and that the domain's MX record names another. "
        + "But filters and firewalls say it too, to refuse one client.", "QUIT", "RFC 7504, section 3"),
    CodeRow(
      [.connect], 421, "too busy, or about to stop; the connection closes",
      "Too many connections, a restart, or too little trust in your IP address. No command will be answered now.",
      "Connect again later", "RFC 5321, section 3.8"),
    CodeRow(
      [.connect], 450, "not now; the server checks the client first",
      "Some servers refuse an unknown client once, to see whether it comes back as a real mail server would.",
      "Connect again in a few minutes", "Practice"),
    CodeRow(
      [.ehlo], 500, "this server does not know EHLO",
      "A very old server, a filter in between that knows only the first commands, or an LMTP server, which wants LHLO. "
        + "HELO does the same without the list of extensions.", "HELO x", "RFC 5321, section 3.2"),
    CodeRow(
      [.ehlo], 502, "EHLO is switched off here", "HELO does the same without the list of extensions.",
      "HELO x", CodeRow.list),
    CodeRow(
      [.ehlo, .helo], 501, "the name you gave is missing or not a host name",
      "HELO or EHLO is followed by a host name of letters, digits, hyphens and dots, or an IP address in square "
        + "brackets. An underscore is enough to be refused.", "{hello}", "RFC 5321, section 4.1.1.1"),
    CodeRow(
      [.ehlo, .helo], 504, "this form of name is not accepted",
      "The server wants another form of the name: the full one, with its domain, is the safest.", "{hello}",
      CodeRow.list),
    CodeRow(
      [.ehlo, .helo], 550, "refused because of the name you gave",
      "The server has a rule about the name: it does not fit your IP address, is the server's own, or is on a list. It "
        + "wants a mail server's own true name.", "Give your computer's real name", CodeRow.list),
    CodeRow(
      [.mail], 451, "the sender cannot be accepted right now",
      "A fault inside the server, or its question to the DNS about the sender's domain has had no answer yet.",
      "Wait a few minutes, then send the same again", CodeRow.list),
    CodeRow(
      [.mail], 452, "no room for such a message right now",
      "The server is short of disk space, for all or for this "
        + "size.", "Wait a few minutes, then send the same again", CodeRow.list),
    CodeRow(
      [.mail, .rcpt], 455, "the parameter cannot be honoured right now",
      "The parameters after the address were understood, but what they ask for is out of reach for the moment.",
      "Try later, or leave the parameter out", "RFC 5321, section 4.1.1.11"),
    CodeRow(
      [.mail], 501, "the sender address is malformed",
      "MAIL is followed by FROM, a colon, and the address in angle brackets, with no space between colon and bracket. "
        + "Parameters may follow, and one of them may be the trouble instead.", "MAIL FROM:<{address}>",
      "RFC 5321, section 4.1.1.2"),
    CodeRow(
      [.mail], 503, "HELO comes before MAIL, and one MAIL is enough",
      "Either the server wants HELO or EHLO before MAIL, or it has a sender already; RSET drops that one.",
      "{hello}", "RFC 5321, section 4.1.4"),
    CodeRow(
      [.mail, .rcpt], 530, "a login or encryption is required first",
      "The server accepts nothing from you before you log in with AUTH, or turn encryption on with STARTTLS; the text "
        + "says which. On port 587 that is the rule.", "{ehlo}", "RFC 4954, section 6; RFC 3207, section 4"),
    CodeRow(
      [.mail], 550, "this sender is refused",
      "A rule of the server: the domain may not exist, the address is blocked, or it may not be used from your IP "
        + "address (SPF). A non-ASCII address is refused this way too. The text should say which.",
      "Read the text; use an address that is yours", CodeRow.list),
    CodeRow(
      [.mail], 552, "a message of the size you announced is too large",
      "SIZE= after the address said how large it will be, and the server accepts no message that long; its limit "
        + "is in the EHLO list.", "Send a smaller message", "RFC 1870, section 6.1"),
    CodeRow(
      [.mail], 553, "that sender address is not allowed",
      "Its form is wrong, it contains letters the server cannot take, or it is not yours to use: some servers allow "
        + "each login one sender address only.", "MAIL FROM:<{address}>", CodeRow.list),
    CodeRow(
      [.mail, .rcpt], 555, "a parameter after the address is not known here",
      "Only what the EHLO list offers may follow the address. qmail says this where it finds no address at all, or "
        + "one that is far too long.", "Leave the parameter out", "RFC 5321, section 4.1.1.11"),
    CodeRow(
      [.mail], 421, "no more messages on this connection; it closes",
      "The server limits how many messages come through one connection, or it is about to stop.",
      ":reconnect", "Practice; Exim, smtp_accept_max_per_connection"),
    CodeRow(
      [.rcpt], 450, "not now for this recipient",
      "The mailbox may be busy, or a rule wants you to wait. Greylisting, for one, defers the first try of an unknown "
        + "sender: real mail servers come back, most spam does not. Other recipients are not affected.",
      "Send the same again in 5 to 30 minutes", CodeRow.list),
    CodeRow(
      [.rcpt], 451, "a fault while looking at this recipient; not now",
      "Something in the server failed, or it is greylisting: deferring the first try of an unknown sender to see "
        + "who comes back.", "Send the same again in 5 to 30 minutes", CodeRow.list),
    CodeRow(
      [.rcpt], 452, "too many recipients, or no room for this one",
      "A message may have only so many recipients (RCPTMAX in the EHLO list, at least 100), or the mailbox or disk is "
        + "full. Those accepted before stay accepted.", "DATA", "RFC 5321, section 4.5.3.1.10"),
    CodeRow(
      [.rcpt], 501, "the recipient address is malformed",
      "RCPT is followed by TO, a colon, and the address in angle brackets, with no space between colon and bracket.",
      "RCPT TO:<{address}>", "RFC 5321, section 4.1.1.3"),
    CodeRow(
      [.rcpt], 503, "first the sender: MAIL comes before RCPT",
      "The server has no sender yet; perhaps the MAIL before was refused.", "MAIL FROM:<{address}>",
      CodeRow.list),
    CodeRow(
      [.rcpt], 550, "this recipient is refused",
      "There is no such mailbox, or you may not write to it from here: not a local address and no login (relay "
        + "denied), your IP address on a block list, a rule. The text says which; others may still be accepted.",
      "Check the spelling; read the text", CodeRow.list),
    CodeRow(
      [.rcpt, .vrfy], 551, "not one of its own; the text shows another address",
      "The server will not forward. It names the address where that user gets mail.",
      "Use the address in the text",
      "RFC 5321, section 3.4"),
    CodeRow(
      [.rcpt], 552, "the mailbox is full",
      "Its owner has to make room. Very old servers say this for too many recipients, where 452 is meant.",
      "Tell them another way, or try in a few days", "RFC 5321, section 4.5.3.1.10"),
    CodeRow(
      [.rcpt], 553, "that recipient address is not allowed",
      "Its form is wrong or it contains letters the server cannot take. On qmail it means: not one of my domains, and "
        + "you are not logged in (relay denied).", "RCPT TO:<{address}>", CodeRow.list),
    CodeRow(
      [.rcpt], 554, "this recipient is refused",
      "No standard lists 554 here, but Postfix and others use it for their rules: the domain may not be theirs while "
        + "you are not logged in, or your IP address may have a bad reputation.",
      "Read the text; try the MX of that domain",
      "Practice; Postfix"),
    CodeRow(
      [.rcpt], 556, "the recipient's domain says that it accepts no mail",
      "It publishes a null MX: a single MX record with a dot for a name. No address there can be right.",
      "Check the domain's spelling", "RFC 7504, section 4; RFC 7505"),
  ]
}
