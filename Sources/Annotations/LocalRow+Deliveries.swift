import Causes

extension LocalRow {
  /// What happens to a message inside a mail system.
  static let deliveries: [LocalRow] = [
    LocalRow(
      phrases: ["exceeded the max defers and failures", "exceeded the max emails per hour"], name: "hourly-limit",
      headline: "The provider's hourly limit for this domain was reached",
      meaning:
        "cPanel counts what each domain sends in an hour, and how much of it fails. Too many failures mean a bad list of "
        + "addresses, or somebody who sends spam through a stolen password or a form on the web site.",
      remedy: "Find what was sent in that hour, and change the password", cause: .rateLimit, who: .senderAdmin,
      source: "cPanel & WHM, Tweak Settings: Mail"),
    LocalRow(
      phrases: [
        "suppressed sending to this address", "not delivering to previously bounced", "address previously bounced",
      ], name: "suppressed", headline: "The sending service has this address on its suppression list",
      meaning:
        "Mail to it bounced before, so the service did not try again. No server was asked this time.",
      remedy: "If the address works now, remove it from the suppression list", cause: .other, who: .senderUser,
      source: "Amazon SES and Mailgun, suppression lists"),
    LocalRow(
      phrases: [
        "message size+exceeds size limit", "size limit+of server", "message too large", "message size exceeds",
        "message exceeds maximum", "mail size limit exceeded",
      ], name: "size",
      headline: "The message is larger than the next server accepts",
      meaning: "The server's SIZE, or this host's own limit, is smaller than the message, so it was not even sent.",
      remedy: "Send a link instead of the file, or raise the limit on that server", cause: .tooLarge, who: .senderUser,
      source: "RFC 1870"),
    LocalRow(
      phrases: ["smtputf8 is required"], name: "smtputf8",
      headline: "An address has letters beyond ASCII, and the server cannot take them",
      meaning: "The message needs SMTPUTF8, which the next server does not list, so it was not sent.",
      remedy: "Use an address in plain ASCII", cause: .eightBit, who: .senderUser, source: "RFC 6531"),
    LocalRow(
      phrases: [
        "returned to sender", "retry timeout exceeded", "been failing for a long time",
        "could not be delivered for+days", "message expired", "in the queue too long",
        "queue too long",
      ],
      name: "expired", headline: "The mail system tried for days, and gave up",
      meaning:
        "Every attempt failed for a reason that might have passed, until the time for trying was over. The reason itself is "
        + "in the earlier lines about the same message.",
      remedy: "Look for the deferred lines with the same queue ID", cause: .other, who: .senderUser),
    LocalRow(
      phrases: [
        "retry time not reached", "retry time not yet reached", "delivery temporarily suspended", "domain not yet due",
        "hold off",
      ],
      name: "not-yet",
      headline: "Not tried yet: an earlier attempt failed a short while ago",
      meaning:
        "The mail system remembers that the host failed and waits before it asks again. The reason is in an earlier line.",
      remedy: "Nothing to do; look at the earlier line for the reason", cause: .other, who: .wait),
    LocalRow(
      phrases: ["too many hops", "mail forwarding loop", "mail loop", "delivered-to"], name: "hops",
      headline: "The message went round in a circle",
      meaning:
        "It has passed this host before, or more hosts than any honest route has: two of them forward it to each "
        + "other.",
      remedy: "Find the forwarding rule that sends it back", cause: .loop, who: .recipientAdmin),
    LocalRow(
      phrases: [
        "over quota", "quota exceeded", "mailbox is full", "mailbox full", "mailbox size limit exceeded", "disk quota",
        "diskspace quota",
      ], name: "full",
      headline: "The recipient's mailbox is full", meaning: "The mailbox on this host has no room for the message.",
      remedy: "Tell the recipient another way to make room", cause: .mailboxFull, who: .recipientUser),
    LocalRow(
      phrases: [
        "unknown user", "user unknown", "no such user", "no mailbox here by that name", "no such mailbox",
        "user doesn't exist", "unknown local part",
        "mailbox unknown",
      ],
      name: "no-user", headline: "There is no such mailbox on this host",
      meaning: "The host serves the domain, but has no user or alias of that name.",
      remedy: "Check the spelling of the name before the @", cause: .noSuchUser, who: .senderUser),
    LocalRow(
      phrases: ["no space left", "insufficient system storage", "disk full"], name: "disk",
      headline: "The mail system's disk is full",
      meaning: "There is no room to write the message down.", remedy: "Free some space on this host", cause: .storage,
      who: .recipientAdmin),
    LocalRow(
      phrases: [
        "command died", "temporary failure. command output", "local delivery failed", "permission denied",
        "cannot open file", "unable to open",
        "maildir", "mail system configuration error", "local configuration error", "lock",
      ],
      name: "local", headline: "This host could not put the message into the mailbox",
      meaning: "A program or a file used for the delivery failed. The text is that program's.",
      remedy: "Read the log of the delivery program for the same minute", cause: .serverFault, who: .recipientAdmin),
  ]

  /// What a server notes about a client.
  static let clients: [LocalRow] = [
    LocalRow(
      phrases: [
        "pipelining after connect+\\026\\003", "non-smtp command+\\026\\003", "input=\"\\026\\003",
        "synchronization error+\\026\\003", "pregreet+\\026\\003", "pregreet+\\22\\3",
        "unexpected message+clienthello",
      ],
      name: "tls-hello", headline: "The client began TLS on a port that speaks plain SMTP first",
      meaning:
        "The octets \\026\\003 are the first of a TLS handshake. The client is set to TLS from the start (SSL/TLS), and this "
        + "port wants a greeting first and TLS after STARTTLS.",
      remedy: "In the client choose STARTTLS for this port, or use port 465", cause: .wrongPort, who: .senderUser,
      source: "RFC 8314, section 3"),
    LocalRow(
      phrases: ["pipelining after connect+\\377\\373", "pipelining after connect+\\377\\375", "\\377\\373+\\377\\375"],
      name: "telnet",
      headline: "A telnet program negotiates on the mail port",
      meaning:
        "The octets \\377\\373 and \\377\\375 are telnet options (RFC 854). A person, or a scanner, has connected with telnet; "
        + "it is not mail.",
      remedy: "Nothing to do; by hand, use nc or smtp-tutor instead of telnet", cause: .wrongPort, who: .senderUser,
      source: "RFC 854"),
    LocalRow(
      phrases: ["get / http", "post / http", " http/1.", "non-smtp command+: get ", "non-smtp command+: post "],
      name: "http",
      headline: "A web client, or a scanner, speaks HTTP to the mail port",
      meaning: "What came is a request of the web, not SMTP.", remedy: "Nothing to do; scanners knock on every port",
      cause: .wrongPort, who: .nobody),
    LocalRow(
      phrases: [
        "subject", "from", "to", "cc", "date", "message-id", "mime-version", "content-type", "received", "reply-to",
        "return-path", "x-mailer",
      ].map { "non-smtp command+: \($0):" }, name: "message-text",
      headline: "The client sent the message where a command belongs",
      meaning:
        "A header came as if it were a command. Either DATA had not been answered with 354 and the client sent the message "
        + "all the same, or the message had ended earlier than it thought, at a line with nothing but a dot.",
      remedy: "Have the client wait for 354, and double the dot that begins a line", cause: .unknownCommand,
      who: .senderAdmin, source: "RFC 5321, sections 4.1.1.4 and 4.5.2"),
    LocalRow(
      phrases: ["pipelining after", "pipelining from", "synchronization error", "pregreet", "pre-greeting traffic"],
      name: "pipelining",
      headline: "The client sent on before the server had answered",
      meaning:
        "Commands came before their time: before the greeting, or before the reply to the command before them. Mail "
        + "programs wait; programs that send spam, and badly written ones, do not.",
      remedy: "Have the client wait for each reply, after EHLO and DATA above all", cause: .pipelining,
      who: .senderAdmin,
      source: "RFC 5321, section 4.3.1; RFC 2920"),
    LocalRow(
      phrases: ["bare newline"], name: "bare-lf", headline: "The client ends lines with LF alone, without CR",
      meaning: "SMTP ends every line with CR and LF. A bare LF is refused because it can hide a second message.",
      remedy: "Have the client send CRLF", cause: .bareLF, who: .senderAdmin, source: "RFC 5321, section 2.3.8"),
    LocalRow(
      phrases: ["when not advertised"], name: "auth-order",
      headline: "The client tried to log in where AUTH is not offered",
      meaning:
        "AUTH was sent although the EHLO list did not have it: before STARTTLS, after HELO, or on a port without "
        + "logins.",
      remedy: "In the client choose STARTTLS, and port 587 for submission", cause: .authMethod, who: .senderUser,
      source: "RFC 4954, section 3"),
    LocalRow(
      phrases: ["connect to milter service", "connect to proxy filter", "connect to transport"], name: "filter-down",
      headline: "This mail server's own filter does not answer",
      meaning:
        "Postfix gives each message to a filter (a milter, a proxy, a transport such as amavis), and nothing answers where "
        + "main.cf or master.cf says it is. Until it does, clients get a 451 or their mail waits in the queue.",
      remedy: "Start the filter, and compare its socket with that in main.cf", cause: .serverFault,
      who: .recipientAdmin,
      source: "Postfix, MILTER_README"),
    LocalRow(
      phrases: ["no sasl authentication mechanisms", "connect to private/auth failed"], name: "login-service",
      headline: "Postfix cannot reach the service that checks logins",
      meaning:
        "With smtpd_sasl_auth_enable it asks Dovecot or Cyrus SASL, and there is nothing at smtpd_sasl_path. Nobody can log "
        + "in until there is.",
      remedy: "Start Dovecot, and check that its socket is smtpd_sasl_path", cause: .serverFault, who: .recipientAdmin,
      source: "Postfix, SASL_README"),
    LocalRow(
      phrases: ["no worthy mechs", "no mechanism available", "no compatible authentication mechanisms"],
      name: "no-mechanism", headline: "This Postfix has no way to log in that the server offers",
      meaning:
        "Nothing was sent. Its SASL plugins are missing (Debian: libsasl2-modules), or smtp_sasl_security_options, which by "
        + "default forbids PLAIN and LOGIN, excludes what the server lists.",
      remedy: "Install libsasl2-modules; smtp_sasl_security_options=noanonymous", cause: .authMethod, who: .senderAdmin,
      source: "Postfix, SASL_README"),
    LocalRow(
      phrases: ["authentication failed", "authenticator failed", "auth failure ("], name: "login",
      headline: "A login was refused: user name or password is wrong",
      meaning:
        "The user name and the password that the client sent do not fit. If nobody complains, somebody is guessing.",
      remedy: "Check the password in the client; against guessing, fail2ban", cause: .authFailed, who: .senderUser,
      source: "RFC 4954, section 6"),
    LocalRow(
      phrases: ["verify fail for"], name: "verify", headline: "The sender's address could not be verified",
      meaning:
        "The server looked whether mail could be sent to the sender's address, and it cannot: the domain or the mailbox does "
        + "not exist.",
      remedy: "Send from an address that exists and accepts mail", cause: .senderUnverified, who: .senderAdmin),
    LocalRow(
      phrases: ["too many errors after", "too many syntax or protocol errors", "too many nonmail commands"],
      name: "errors",
      headline: "The client made too many mistakes and was cut off",
      meaning:
        "So many commands were refused in one session that the server ended it. The client is a confused program, or "
        + "one that guesses addresses or passwords.",
      remedy: "Look at the lines before it for what was refused", cause: .tooManyErrors, who: .senderAdmin),
    LocalRow(
      phrases: ["too many connections"], name: "connections",
      headline: "The client has too many connections open at once",
      meaning: "The server allows each address only so many connections at a time, and did not accept another.",
      remedy: "Have the client send over fewer connections at once", cause: .tooManyConnections, who: .senderAdmin),
    LocalRow(
      phrases: ["non-smtp command", "smtp syntax error", "smtp protocol error"], name: "not-smtp",
      headline: "The client sent something that is not SMTP",
      meaning:
        "A line came where a command was due, and it is not one: often the headers of a message whose DATA was "
        + "refused, or another protocol.",
      remedy: "Look at the line before it: the command before may have been refused", cause: .unknownCommand,
      who: .senderAdmin),
  ]
}
