import Causes

extension StateCase {
  // MARK: Addresses

  static let addresses: [StateCase] = [
    StateCase(
      "MAIL without the rest (Exim)", ehlo() + "C: MAIL\nS: 500 unrecognized command", .unknownCommand,
      says: ["form is incomplete"],
      never: ["misspelt"], next: sender),
    StateCase(
      "MAIL FROM without the rest (OpenSMTPD)",
      ehlo() + "C: MAIL FROM\nS: 500 5.5.1 Invalid command: Command unrecognized", .unknownCommand,
      says: ["form is incomplete"], next: sender),
    StateCase(
      "RCPT without the rest (chasquid)", ehlo() + mail + "C: RCPT bob\nS: 500 5.5.2 Unknown command", .unknownCommand,
      says: ["form is incomplete"], next: recipient),
    StateCase(
      "MAIL with the keyword of RCPT (Exim)", ehlo() + "C: MAIL TO:<bob@b.example>\nS: 500 unrecognized command",
      .unknownCommand,
      says: ["TO does not go with MAIL"], never: ["incomplete"], next: sender),
    StateCase(
      "RCPT with the keyword of MAIL (Exim)",
      ehlo() + mail + "C: RCPT FROM:<bob@b.example>\nS: 500 unrecognized command",
      .unknownCommand,
      says: ["FROM does not go with RCPT"], never: ["incomplete"], next: recipient),
    StateCase(
      "a value (Dovecot)",
      ehlo("8BITMIME") + "C: MAIL FROM:<a@b.example> BODY=FOO\nS: 555 5.5.4 Unsupported mail BODY type",
      .unknownCommand,
      says: ["value of BODY"], next: "MAIL FROM:<a@b.example>"),
    StateCase(
      "a value (Postfix)",
      ehlo("SIZE 1000") + "C: MAIL FROM:<a@b.example> SIZE=x\nS: 501 5.5.4 Bad message size syntax", .unknownCommand,
      says: ["value of SIZE"], never: ["sender is not written"], next: "MAIL FROM:<a@b.example>"),
    StateCase(
      "a value (Exim)", ehlo("8BITMIME") + "C: MAIL FROM:<a@b.example> BODY=FOO\nS: 501 invalid data for BODY",
      .unknownCommand,
      says: ["value of BODY"], next: "MAIL FROM:<a@b.example>"),
    StateCase(
      "a parameter nobody offers (Exim)",
      ehlo("SIZE 1000")
        + "C: MAIL FROM:<a@b.example> FOO=BAR\nS: 501 <a@b.example> FOO=BAR: malformed address: FOO=BAR may not follow <a@b.example>",
      .unknownCommand, says: ["FOO is not a parameter"], never: ["badly written"], next: "MAIL FROM:<a@b.example>"),
    StateCase(
      "a parameter nobody offers (Postfix)",
      ehlo("SIZE 1000") + "C: MAIL FROM:<a@b.example> SIZE=5 FOO=BAR\nS: 555 5.5.4 Unsupported option: FOO=BAR",
      .unknownCommand, says: ["FOO is not a parameter"], next: "MAIL FROM:<a@b.example> SIZE=5"),
    StateCase(
      "a parameter after HELO", helo + "C: MAIL FROM:<a@b.example> SIZE=5\nS: 555 no", .unknownCommand,
      says: ["only after EHLO"], next: hello),
    StateCase(
      "555, and no parameter was sent", ehlo("SIZE 1000") + "C: MAIL FROM:< a@b.example>\nS: 555 5.5.2 Syntax error",
      .unknownCommand,
      says: ["cannot read the address"], never: ["Leave the parameter out"],
      next: "Check the address, character by character"),
    StateCase(
      "SMTPUTF8 listed, and not asked for (field 37)",
      ehlo("SMTPUTF8") + mail + "C: RCPT TO:<\u{f1}andu@example.org>\nS: 555 5.5.2 Syntax error. q24 - gsmtp",
      .eightBit, says: ["needs SMTPUTF8"], never: ["Leave the parameter out", "plain ASCII"], next: "RSET"),
    StateCase(
      "SMTPUTF8 listed, and not asked for (field 27)",
      ehlo("8BITMIME", "SMTPUTF8") + mail
        + "C: RCPT TO:<jos\u{e9}@example.org>\nS: 501 5.1.3 Bad recipient address syntax",
      .eightBit, says: ["needs SMTPUTF8"], never: ["badly written"], next: "RSET"),
    StateCase(
      "SMTPUTF8 not listed (field 27)",
      ehlo("8BITMIME") + mail
        + "C: RCPT TO:<jos\u{e9}@example.org>\nS: 553 5.6.7 Non-ASCII addresses not permitted for address (jos?@example.com)",
      .eightBit,
      says: ["only ASCII"], never: ["Add SMTPUTF8"], next: "Use an address in plain ASCII"),
    StateCase(
      "the same after HELO", helo + mail + "C: RCPT TO:<jos\u{e9}@example.org>\nS: 553 no", .eightBit,
      says: ["needs SMTPUTF8"], next: hello),
    StateCase(
      "two @ (Exim)",
      ehlo() + mail
        + "C: RCPT TO:<b@b@lab.test>\nS: 501 <b@b@lab.test>: malformed address: @lab.test> may not follow <b@b",
      .format,
      says: ["two @"], next: recipient),
    StateCase(
      "two recipients with a semicolon between them (Exim)",
      ehlo() + mail
        + "C: RCPT TO:<b@lab.test>;<c@lab.test>\nS: 501 <b@lab.test>;<c@lab.test>: malformed address: text may not follow",
      .format, says: ["each RCPT names one recipient"], never: ["two @"], next: recipient),
    StateCase(
      "two recipients with a blank between them (Exim)",
      ehlo() + mail
        + "C: RCPT TO:<b@lab.test> <c@lab.test>\nS: 501 <b@lab.test> <c@lab.test>: malformed address: text may not follow",
      .format, says: ["each RCPT names one recipient"], never: ["two @"], next: recipient),
    StateCase(
      "a line that is too long (Exim)",
      ehlo() + "C: MAIL FROM:<" + String(repeating: "y", count: 600)
        + "@b.example>\nS: 501 <yyy>: address is ridiculously long: yyy", .lineTooLong,
      says: ["too long"], never: ["badly written"], next: sender),
    StateCase(
      "the name from EHLO, judged at RCPT (field 25)",
      greeting + "C: EHLO localhost\nS: 250 mx\n" + mail
        + "C: RCPT TO:<b@example.org>\nS: 504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
      .helo, says: ["localhost"], next: "EHLO YOUR_FULL_HOST_NAME"),
    StateCase(
      "an unknown user is none of the session's",
      ehlo("SMTPUTF8") + mail + "C: RCPT TO:<jos\u{e9}@example.org>\nS: 550 5.1.1 user unknown", nil, says: [],
      never: ["SMTPUTF8"], next: nil),
  ]

  // MARK: Sizes

  private static let tooLarge =
    "C: MAIL FROM:<a@b.example> SIZE=13760367\nS: 552 5.3.4 Message size exceeds fixed limit"

  static let sizes: [StateCase] = [
    StateCase(
      "above the limit", ehlo("SIZE 1000") + tooLarge, .tooLarge, says: ["at most 1000 octets", "13760367"],
      next: "Send at most 1000 octets"),
    StateCase(
      "SIZE 0 (field 18)", ehlo("SIZE 0") + tooLarge, .tooLarge, says: ["names no limit", "SIZE 0"],
      never: ["behind SIZE"], next: nil),
    StateCase(
      "SIZE alone (field 18)", ehlo("SIZE") + tooLarge, .tooLarge, says: ["names no limit", "without a number"],
      next: nil),
    StateCase(
      "SIZE twice (field 18)", ehlo("SIZE 41943040", "SIZE 10485760") + tooLarge, .tooLarge,
      says: ["more than once", "10485760", "you are above 10485760"],
      next: "Send a smaller message"),
    StateCase(
      "SIZE not listed", ehlo("8BITMIME") + tooLarge, .tooLarge, says: ["names no limit", "not on its EHLO list"],
      next: nil),
    StateCase("below the limit", ehlo("SIZE 99999999") + tooLarge, .tooLarge, says: ["below the limit"], next: nil),
    StateCase(
      "an earlier SIZE still counts (Postfix)",
      ehlo("SIZE 1000") + tooLarge + "\nC: MAIL FROM:<a@b.example>\nS: 552 5.3.4 Message size exceeds fixed limit",
      .tooLarge,
      says: ["13760367"], next: "RSET"),
    StateCase(
      "the message itself (Exim)",
      ehlo("SIZE 10") + mail + rcpt
        + "C: DATA\nS: 354 go\nC: Subject: x\nC: \nC: hello\nC: .\nS: 552 Message size exceeds maximum permitted",
      .tooLarge,
      says: ["No size was announced", "21 octets"], never: ["announced size"], next: "Send at most 10 octets"),
    StateCase(
      "a full mailbox is another matter",
      ehlo("SIZE 10") + mail + rcpt + "C: DATA\nS: 354 go\nC: x\nC: .\nS: 552 5.2.2 mailbox full, quota exceeded", nil,
      says: [], never: ["announced"], next: nil),
  ]

  // MARK: The rest

  static let others: [StateCase] = [
    StateCase(
      "a yes that comes one line late",
      ehlo() + "C: MAIL FROM:<a@client.example>\nS: 250 OK\nC: RCPT TO:<b@example.org>\nS: 250 <A@client.example> ok",
      nil,
      says: ["names the address of the line before", "<a@client.example>"],
      never: ["accepts the message for this recipient"], next: "QUIT"),
    StateCase(
      "a no that comes one line late",
      ehlo() + mail + rcpt + "C: RCPT TO:<c@example.org>\nS: 550 5.1.1 <b@example.org>: user unknown", nil,
      says: ["names the address of the line before"], never: ["<c@example.org>"], next: "QUIT"),
    StateCase(
      "a reply that names both",
      ehlo() + mail + "C: RCPT TO:<b@example.org>\nS: 250 <a@client.example> to <b@example.org> ok",
      nil, says: ["accepts the message for this recipient"], never: ["line before"], next: "DATA"),
    StateCase(
      "the same address twice",
      ehlo() + "C: MAIL FROM:<b@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: 250 <b@example.org> ok",
      nil, says: ["accepts the message for this recipient"], never: ["line before"], next: "DATA"),
    StateCase(
      "FTP (field 45)", "S: 220 (vsFTPd 3.0.5)\nC: EHLO a\nS: 530 Please login with USER and PASS.", .wrongPort,
      says: ["FTP"], never: ["AUTH", "STARTTLS"], next: "Connect to port 25 or 587"),
    StateCase(
      "LMTP named (field 13)", "S: 220 mx LMTP ready\nC: EHLO a\nS: 500 5.5.1 This is a LMTP server, use LHLO", .lmtp,
      says: ["LMTP", "LHLO"], never: ["very old", "HELO x"], next: "LHLO client.example"),
    StateCase(
      "LMTP wanted at MAIL (Dovecot)", greeting + "C: MAIL FROM:<a@b.example>\nS: 503 5.5.1 LHLO required", .lmtp,
      says: ["LHLO"], next: "LHLO client.example"),
    StateCase(
      "LMTP unnamed (field 13)",
      greeting + "C: EHLO a\nS: 500 5.5.1 Unknown command\nC: HELO a\nS: 500 5.5.1 Unknown command", .lmtp,
      says: ["perhaps this is LMTP"],
      never: ["very old", "misspelt"], next: "LHLO client.example"),
    StateCase(
      "LHLO to an SMTP server", greeting + "C: LHLO a\nS: 500 unrecognized command", .unknownCommand,
      says: ["no LMTP here"], next: hello),
    StateCase(
      "VRFY that is not there (postscreen)", ehlo() + "C: VRFY bob\nS: 502 5.5.2 Error: command not recognized",
      .unknownCommand, says: ["does not have VRFY"], never: ["spelling,", "misspelt"], next: sender),
    StateCase(
      "EXPN in a message (OpenSMTPD)",
      ehlo() + mail + "C: EXPN staff\nS: 500 5.5.1 Invalid command: Command unrecognized", .unknownCommand,
      says: ["does not have EXPN"], next: recipient),
    StateCase(
      "BDAT that is not listed (sendmail)",
      ehlo() + mail + rcpt + "C: BDAT 0 LAST\nS: 500 5.5.1 Command unrecognized: \"BDAT 0 LAST\"", .unknownCommand,
      says: ["CHUNKING is not on its EHLO list"], next: "DATA"),
    StateCase(
      "VRFY without a domain (Exim)", ehlo() + "C: VRFY bob\nS: 501 bob: recipient address must contain a domain",
      .unknownCommand, says: ["VRFY wants a whole address"], never: ["RCPT TO"], next: "VRFY you@client.example"),
    StateCase(
      "too many unknown commands (qpsmtpd)",
      ehlo()
        + "C: FOO\nS: 500 unknown\nC: BAR\nS: 521 Closing connection, 4 unrecognized commands. Perhaps you should read RFC 2821?",
      .tooManyErrors,
      says: ["gives up on you"], never: ["takes no mail"], next: nil),
    StateCase(
      "bare LF (field 44)",
      ehlo() + mail + rcpt
        + "C: DATA\nS: 354 go\nRAW: one\\ntwo\\r\\n.\\r\\n\nS: 521 5.5.2 mx.example.com Error: bare <LF> received",
      .bareLF, says: ["1 line of the message ended with LF alone"],
      never: ["takes no mail", "spam"], next: nil),
    StateCase(
      "8-bit text that nothing announced",
      ehlo("8BITMIME") + mail + rcpt + "C: DATA\nS: 354 go\nC: \u{e9}\nC: .\nS: 554 5.6.3 8-bit data not allowed",
      .eightBit,
      says: ["BODY=8BITMIME"], next: "MAIL FROM:<you@client.example> BODY=8BITMIME"),
    StateCase(
      "421 is the server's own word", ehlo() + "C: AUTH LOGIN\nS: 421 4.7.0 bye", nil, says: ["421"],
      never: ["logging in is not offered"], next: nil),
  ]
}
