extension ExtensionTable {
  static let registered: [ExtensionRow] = [
    ExtensionRow(
      "SIZE",
      meaning: "the largest message the server takes, in octets, a line ending counted as two. A client may "
        + "announce its size at MAIL and be refused before it sends the lot.",
      syntax: "MAIL FROM:<a@b> SIZE=3000", parameters: [.mail("SIZE=octets")],
      "RFC 1870"),
    ExtensionRow(
      "8BITMIME",
      meaning: "the message may hold octets above 127, so accented letters need no encoding. Lines are "
        + "still limited to 998 characters.", syntax: "MAIL FROM:<a@b> BODY=8BITMIME",
      parameters: [.mail("BODY=8BITMIME|7BIT")], "RFC 6152"),
    ExtensionRow(
      "PIPELINING",
      meaning: "several commands may be sent at once without waiting for each reply. Without it a client "
        + "that runs ahead may be thrown out.", "RFC 2920"),
    ExtensionRow(
      "STARTTLS",
      meaning: "the connection can be encrypted. Afterwards everything starts over with EHLO, and the list "
        + "may be another one.", syntax: "STARTTLS", "RFC 3207"),
    ExtensionRow(
      "AUTH", meaning: "a client can log in, in one of the ways listed.", syntax: "AUTH PLAIN", "RFC 4954"),
    ExtensionRow(
      "SMTPUTF8", meaning: "addresses and headers may hold any Unicode letter.",
      syntax: "MAIL FROM:<a@b> SMTPUTF8", parameters: [.mail("SMTPUTF8")],
      "RFC 6531"),
    ExtensionRow(
      "CHUNKING",
      meaning: "the message can be sent in counted pieces with BDAT, with no dot at the end and no doubling "
        + "of dots. BDAT and DATA do not mix in one message.", syntax: "BDAT 120 LAST", "RFC 3030"),
    ExtensionRow(
      "BINARYMIME", meaning: "the message may be any octets at all, if it is sent with BDAT.",
      syntax: "MAIL FROM:<a@b> BODY=BINARYMIME", parameters: [.mail("BODY=BINARYMIME")], "RFC 3030"),
    ExtensionRow(
      "ENHANCEDSTATUSCODES",
      meaning: "replies carry a finer reason after the three digits, such as 5.1.1 for a "
        + "mailbox that does not exist.", "RFC 2034"),
    ExtensionRow(
      "DSN", meaning: "the sender can ask for delivery reports: on success, on failure, on delay or never.",
      syntax: "RCPT TO:<a@b> NOTIFY=SUCCESS,FAILURE",
      parameters: [
        .mail("RET=FULL|HDRS"), .mail("ENVID=id"), .rcpt("NOTIFY=NEVER|SUCCESS,FAILURE,DELAY"),
        .rcpt("ORCPT=rfc822;address"),
      ], "RFC 3461"),
    ExtensionRow(
      "HELP", meaning: "the HELP command works. Exim puts this last on every list.", syntax: "HELP",
      "RFC 5321"),
    ExtensionRow(
      "EXPN",
      meaning: "the EXPN command names the members of a mailing list; rare, since it gives addresses away.",
      syntax: "EXPN staff", "RFC 5321"),
    ExtensionRow(
      "VRFY",
      meaning:
        "the VRFY command works, though usually only with a vague answer. Every server has to know it, so "
        + "no registry lists the keyword.", syntax: "VRFY alice", "RFC 5321, section 3.5"),
    ExtensionRow(
      "ETRN",
      meaning: "a host can ask for the mail that waits for it; the server then connects to that host.",
      syntax: "ETRN client.test", "RFC 1985"),
    ExtensionRow(
      "ATRN", meaning: "after a login the roles swap, and the server transfers the mail that waits.",
      syntax: "ATRN",
      "RFC 2645"),
    ExtensionRow(
      "TURN", meaning: "swaps the roles of both sides with no proof of who is there: unsafe and given up.",
      "RFC 821"),
    ExtensionRow(
      "SEND", meaning: "wrote a message to the user's terminal; long given up.", "RFC 821"),
    ExtensionRow(
      "SOML", meaning: "wrote to the user's terminal or else into the mailbox; long given up.", "RFC 821"),
    ExtensionRow(
      "SAML", meaning: "wrote to the user's terminal and into the mailbox; long given up.", "RFC 821"),
    ExtensionRow(
      "CHECKPOINT",
      meaning: "an interrupted message can be taken up again; an experiment hardly anybody runs.",
      syntax: "MAIL FROM:<a@b> TRANSID=<id@b>", parameters: [.mail("TRANSID=id")], "RFC 1845"),
    ExtensionRow(
      "NO-SOLICITING", meaning: "the server asks not to be sent unasked-for bulk mail of the kinds named.",
      "RFC 3865"),
    ExtensionRow("MTRK", meaning: "a message can be traced on its way; rare.", "RFC 3885"),
    ExtensionRow(
      "SUBMITTER", meaning: "named the address responsible for a message; a dead experiment.", "RFC 4405"),
    ExtensionRow(
      "FUTURERELEASE",
      meaning: "a message can be held until later; the numbers are the longest wait and the latest "
        + "date.", syntax: "MAIL FROM:<a@b> HOLDFOR=3600",
      parameters: [.mail("HOLDFOR=seconds"), .mail("HOLDUNTIL=date")], "RFC 4865"),
    ExtensionRow(
      "UTF8SMTP", meaning: "the first try at addresses in any script; SMTPUTF8 took its place.",
      "RFC 5336, obsolete"),
    ExtensionRow(
      "CONPERM", meaning: "the sender can allow the server to convert the content; rare.", "RFC 4141"),
    ExtensionRow(
      "CONNEG", meaning: "sender and recipient can agree on a form of content, as fax machines do; rare.",
      "RFC 4141"),
    ExtensionRow(
      "BURL", meaning: "a message can be handed over by its address on an IMAP server.",
      syntax: "BURL imap://... LAST",
      "RFC 4468"),
    ExtensionRow(
      "DELIVERBY",
      meaning: "a message can carry a deadline in seconds, after which it is returned or reported; the "
        + "number is the shortest one taken.", syntax: "MAIL FROM:<a@b> BY=3600;R", parameters: [.mail("BY=seconds;R")],
      "RFC 2852"),
    ExtensionRow(
      "MT-PRIORITY", meaning: "a message can be given a priority from -9 to 9.",
      syntax: "MAIL FROM:<a@b> MT-PRIORITY=3", parameters: [.mail("MT-PRIORITY=number")],
      "RFC 6710"),
    ExtensionRow(
      "RRVS", meaning: "delivery only if the mailbox has had the same owner since a given date.",
      syntax: "RCPT TO:<a@b> RRVS=2014-04-03T23:01:00Z", parameters: [.rcpt("RRVS=date")], "RFC 7293"),
    ExtensionRow(
      "REQUIRETLS",
      meaning: "the message may travel over verified encryption only, or come back. Offered inside TLS.",
      syntax: "MAIL FROM:<a@b> REQUIRETLS", parameters: [.mail("REQUIRETLS")], "RFC 8689"),
    ExtensionRow(
      "LIMITS",
      meaning: "the bounds of this session: MAILMAX messages, RCPTMAX recipients a message, RCPTDOMAINMAX "
        + "domains. They may change after STARTTLS or AUTH.", "RFC 9422"),
  ]

  static let unregistered: [ExtensionRow] = [
    ExtensionRow("VERB", meaning: "Sendmail tells more of what it does.", syntax: "VERB", "Sendmail"),
    ExtensionRow("ONEX", meaning: "one message only on this connection; old Sendmail.", "Sendmail"),
    ExtensionRow("XUSR", meaning: "the message comes straight from a user; old Sendmail.", "Sendmail"),
    ExtensionRow(
      "XCLIENT",
      meaning: "a trusted tester or proxy may speak in the name of another client; the session then starts "
        + "over with a greeting.", syntax: "XCLIENT ADDR=192.0.2.1", "Postfix, XCLIENT_README"),
    ExtensionRow(
      "XFORWARD", meaning: "a proxy may name the original client for the log; it decides nothing.",
      "Postfix, XFORWARD_README"),
    ExtensionRow(
      "VERP", "XVERP",
      meaning: "each recipient gets an envelope sender of its own, so that a bounce shows who it is "
        + "about.", syntax: "MAIL FROM:<a@b> XVERP", parameters: [.mail("XVERP")], "Postfix, VERP_README"),
    ExtensionRow(
      "PRDR", meaning: "after the message there can be one answer for each recipient.",
      syntax: "MAIL FROM:<a@b> PRDR", parameters: [.mail("PRDR")],
      "draft-hall-prdr; Exim"),
    ExtensionRow(
      "PIPECONNECT", "X_PIPE_CONNECT", "X-PIPECONNECT",
      meaning: "a client that comes back may send EHLO before it has "
        + "seen the greeting.", "Exim"),
    ExtensionRow(
      "WELLKNOWN", meaning: "small public files can be fetched over SMTP; an experiment of Exim.", "Exim"),
    ExtensionRow(
      "CLIENTID", meaning: "the client can name the device it runs on.", "draft-storey-smtp-client-id"),
    ExtensionRow(
      "X-EXPS", meaning: "a login between Exchange servers of one organization; not for you.",
      "Microsoft Exchange"),
    ExtensionRow(
      "X-ANONYMOUSTLS",
      meaning: "encryption between Exchange servers without looking at certificates. It is not "
        + "STARTTLS.", "Microsoft Exchange"),
    ExtensionRow(
      "X-LINK2STATE", meaning: "very old Exchange servers told each other which routes work.",
      "Microsoft Exchange"),
    ExtensionRow(
      "XEXCH50", meaning: "older Exchange servers gave each other extra facts about a message.",
      "Microsoft Exchange"),
    ExtensionRow("XRDST", meaning: "a hint for routing between Exchange servers.", "Microsoft Exchange"),
    ExtensionRow(
      "XSHADOW", "XSHADOWREQUEST",
      meaning: "Exchange servers keep copies for each other until a message is delivered.",
      "Microsoft Exchange"),
    ExtensionRow(
      "XPROXY", "XPROXYFROM", "XPROXYTO", meaning: "an Exchange front end speaks to its back end.",
      "Microsoft Exchange"),
    ExtensionRow("XOORG", meaning: "names the organization a message began in.", "Microsoft Exchange"),
    ExtensionRow(
      "XORIGFROM", "XMESSAGECONTEXT", "XSYSPROBE", "XATTRDIRECT",
      meaning: "facts about the inner mail flow of Exchange.",
      "Microsoft Exchange"),
  ]
}
