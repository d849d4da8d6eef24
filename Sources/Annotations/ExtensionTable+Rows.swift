extension ExtensionTable {
  static let registered: [ExtensionRow] = [
    ExtensionRow(
      "SIZE",
      meaning: "the largest message the server accepts, in octets; a line ending counts as two. A client may "
        + "announce the size with MAIL, and is refused before it sends anything.",
      syntax: "MAIL FROM:<a@b> SIZE=3000", parameters: [.mail("SIZE=octets")],
      "RFC 1870"),
    ExtensionRow(
      "8BITMIME",
      meaning: "the message may contain octets above 127, so accented letters need no encoding. Lines are "
        + "still limited to 998 characters.", syntax: "MAIL FROM:<a@b> BODY=8BITMIME",
      parameters: [.mail("BODY=8BITMIME|7BIT")], "RFC 6152"),
    ExtensionRow(
      "PIPELINING",
      meaning: "several commands may be sent at once without waiting for each reply. Without it a client "
        + "that does not wait may be refused.", "RFC 2920"),
    ExtensionRow(
      "STARTTLS",
      meaning: "the connection can be encrypted. Afterwards the session starts again with EHLO, and the list "
        + "may differ.", syntax: "STARTTLS", "RFC 3207"),
    ExtensionRow(
      "AUTH", meaning: "a client can log in, with one of the mechanisms listed.", syntax: "AUTH PLAIN", "RFC 4954"),
    ExtensionRow(
      "SMTPUTF8", meaning: "addresses and headers may contain any Unicode letter.",
      syntax: "MAIL FROM:<a@b> SMTPUTF8", parameters: [.mail("SMTPUTF8")],
      "RFC 6531"),
    ExtensionRow(
      "CHUNKING",
      meaning: "the message can be sent in counted pieces with BDAT: no dot at the end, no doubled "
        + "dots. BDAT and DATA cannot be mixed in one message.", syntax: "BDAT 120 LAST", "RFC 3030"),
    ExtensionRow(
      "BINARYMIME", meaning: "the message may be any octets at all, if it is sent with BDAT.",
      syntax: "MAIL FROM:<a@b> BODY=BINARYMIME", parameters: [.mail("BODY=BINARYMIME")], "RFC 3030"),
    ExtensionRow(
      "ENHANCEDSTATUSCODES",
      meaning: "replies carry a finer reason after the three digits, such as 5.1.1 for a "
        + "mailbox that does not exist.", "RFC 2034"),
    ExtensionRow(
      "DSN",
      meaning: "the sender can ask for delivery status notifications: on success, on failure, on delay or never.",
      syntax: "RCPT TO:<a@b> NOTIFY=SUCCESS,FAILURE",
      parameters: [
        .mail("RET=FULL|HDRS"), .mail("ENVID=id"), .rcpt("NOTIFY=NEVER|SUCCESS,FAILURE,DELAY"),
        .rcpt("ORCPT=rfc822;address"),
      ], "RFC 3461"),
    ExtensionRow(
      "HELP", meaning: "the HELP command works. Exim lists it last.", syntax: "HELP",
      "RFC 5321"),
    ExtensionRow(
      "EXPN",
      meaning: "the EXPN command names the members of a mailing list; rare, since it reveals addresses.",
      syntax: "EXPN staff", "RFC 5321"),
    ExtensionRow(
      "VRFY",
      meaning:
        "the VRFY command works, though usually with a vague answer only. Every server has to support it, so "
        + "the registry does not list the keyword.", syntax: "VRFY alice", "RFC 5321, section 3.5"),
    ExtensionRow(
      "ETRN",
      meaning: "a host can ask for the mail queued for it; the server then connects to that host.",
      syntax: "ETRN client.test", "RFC 1985"),
    ExtensionRow(
      "ATRN", meaning: "after AUTH the roles are swapped, and the server transfers the mail queued for the client.",
      syntax: "ATRN",
      "RFC 2645"),
    ExtensionRow(
      "TURN", meaning: "swaps the roles of the two sides without any proof of identity: unsafe and obsolete.",
      "RFC 821"),
    ExtensionRow(
      "SEND", meaning: "wrote a message to the user's terminal; obsolete.", "RFC 821"),
    ExtensionRow(
      "SOML", meaning: "wrote to the user's terminal or else to the mailbox; obsolete.", "RFC 821"),
    ExtensionRow(
      "SAML", meaning: "wrote to the user's terminal and to the mailbox; obsolete.", "RFC 821"),
    ExtensionRow(
      "CHECKPOINT",
      meaning: "an interrupted message can be resumed; an experiment that hardly any server runs.",
      syntax: "MAIL FROM:<a@b> TRANSID=<id@b>", parameters: [.mail("TRANSID=id")], "RFC 1845"),
    ExtensionRow(
      "NO-SOLICITING", meaning: "the server asks not to be sent unsolicited bulk mail of the kinds listed.",
      "RFC 3865"),
    ExtensionRow("MTRK", meaning: "a message can be tracked on its path; rare.", "RFC 3885"),
    ExtensionRow(
      "SUBMITTER", meaning: "named the address responsible for a message; an abandoned experiment.", "RFC 4405"),
    ExtensionRow(
      "FUTURERELEASE",
      meaning: "a message can be held until later; the numbers are the longest delay and the latest "
        + "date.", syntax: "MAIL FROM:<a@b> HOLDFOR=3600",
      parameters: [.mail("HOLDFOR=seconds"), .mail("HOLDUNTIL=date")], "RFC 4865"),
    ExtensionRow(
      "UTF8SMTP", meaning: "the first attempt at addresses in any script; replaced by SMTPUTF8.",
      "RFC 5336, obsolete"),
    ExtensionRow(
      "CONPERM", meaning: "the sender can allow the server to convert the content; rare.", "RFC 4141"),
    ExtensionRow(
      "CONNEG", meaning: "sender and recipient can agree on a form of the content, as fax machines do; rare.",
      "RFC 4141"),
    ExtensionRow(
      "BURL", meaning: "a message can be submitted by its URL on an IMAP server.",
      syntax: "BURL imap://... LAST",
      "RFC 4468"),
    ExtensionRow(
      "DELIVERBY",
      meaning: "a message can carry a deadline in seconds, after which it is returned or reported; the "
        + "number is the shortest one allowed.", syntax: "MAIL FROM:<a@b> BY=3600;R",
      parameters: [.mail("BY=seconds;R")],
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
      meaning: "every hop has to use verified TLS, or the message bounces. Offered inside TLS only.",
      syntax: "MAIL FROM:<a@b> REQUIRETLS", parameters: [.mail("REQUIRETLS")], "RFC 8689"),
    ExtensionRow(
      "LIMITS",
      meaning: "the limits of this session: MAILMAX messages, RCPTMAX recipients a message, RCPTDOMAINMAX "
        + "domains. They may change after STARTTLS or AUTH.", "RFC 9422"),
  ]

  static let unregistered: [ExtensionRow] = [
    ExtensionRow("VERB", meaning: "Sendmail reports in more detail what it does.", syntax: "VERB", "Sendmail"),
    ExtensionRow("ONEX", meaning: "one message only on this connection; old Sendmail.", "Sendmail"),
    ExtensionRow("XUSR", meaning: "the message comes directly from a user; old Sendmail.", "Sendmail"),
    ExtensionRow(
      "XCLIENT",
      meaning: "a trusted test client or proxy may pose as another client; the session then starts "
        + "again with a greeting.", syntax: "XCLIENT ADDR=192.0.2.1", "Postfix, XCLIENT_README"),
    ExtensionRow(
      "XFORWARD", meaning: "a proxy may name the original client for the log; it changes no decision.",
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
      meaning: "a client that connects again may send EHLO before it has "
        + "seen the greeting.", "Exim"),
    ExtensionRow(
      "WELLKNOWN", meaning: "small public files can be fetched over SMTP; an experiment of Exim.", "Exim"),
    ExtensionRow(
      "CLIENTID", meaning: "the client can name the device it runs on.", "draft-storey-smtp-client-id"),
    ExtensionRow(
      "X-EXPS", meaning: "authentication between Exchange servers of one organization; not for other clients.",
      "Microsoft Exchange"),
    ExtensionRow(
      "X-ANONYMOUSTLS",
      meaning: "encryption between Exchange servers, without a check of certificates. It is not "
        + "STARTTLS.", "Microsoft Exchange"),
    ExtensionRow(
      "X-LINK2STATE", meaning: "very old Exchange servers told each other which routes worked.",
      "Microsoft Exchange"),
    ExtensionRow(
      "XEXCH50", meaning: "older Exchange servers exchanged extra facts about a message.",
      "Microsoft Exchange"),
    ExtensionRow("XRDST", meaning: "a hint for routing between Exchange servers.", "Microsoft Exchange"),
    ExtensionRow(
      "XSHADOW", "XSHADOWREQUEST",
      meaning: "Exchange servers keep copies for each other until a message is delivered.",
      "Microsoft Exchange"),
    ExtensionRow(
      "XPROXY", "XPROXYFROM", "XPROXYTO", meaning: "for an Exchange front end that talks to its back end.",
      "Microsoft Exchange"),
    ExtensionRow("XOORG", meaning: "names the organization in which a message originated.", "Microsoft Exchange"),
    ExtensionRow(
      "XORIGFROM", "XMESSAGECONTEXT", "XSYSPROBE", "XATTRDIRECT",
      meaning: "facts about the internal mail flow of Exchange.",
      "Microsoft Exchange"),
  ]
}
