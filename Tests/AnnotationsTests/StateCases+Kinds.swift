import Causes

/// The same facts of a session in the words, and under the numbers, of other servers.
extension StateCase {
  static let inOtherWords: [StateCase] = [
    // A step that is missing.
    StateCase(
      "AUTH before a greeting (Exchange)", greeting + "C: AUTH LOGIN\nS: 503 5.5.2 Send hello first", .unknownCommand,
      says: ["EHLO before AUTH"], never: ["password", "Next: AUTH"], next: hello),
    StateCase(
      "AUTH after HELO, without a word about it", helo + "C: AUTH PLAIN AGEAYg==\nS: 502 5.5.1 no", .unknownCommand,
      says: ["You said HELO"], never: ["not on its"], next: hello),
    StateCase(
      "STARTTLS after HELO, as an unknown verb", helo + "C: STARTTLS\nS: 500 5.5.1 Command unrecognized",
      .unknownCommand, says: ["send EHLO before STARTTLS"], never: ["spelling", "misspelt"], next: hello),
    StateCase(
      "STARTTLS before a greeting, as a local matter", greeting + "C: STARTTLS\nS: 550 5.7.0 STARTTLS refused",
      .unknownCommand, says: ["send EHLO before STARTTLS"], never: ["mailbox"], next: hello),
    StateCase(
      "DATA after a second HELO", helo + mail + rcpt + "C: HELO a.example\nS: 250 mx\nC: DATA\nS: 503 RCPT first",
      .unknownCommand, says: ["no sender and no recipient", "drops the envelope"], next: sender),
    StateCase(
      "DATA after RSET", ehlo() + mail + rcpt + "C: RSET\nS: 250 ok\nC: DATA\nS: 503 5.5.1 bad sequence of commands",
      .unknownCommand, says: ["no sender and no recipient"], never: ["Your MAIL was refused"], next: sender),
    StateCase(
      "DATA, with one of two recipients accepted",
      ehlo() + mail + rcpt + "C: RCPT TO:<x@example.org>\nS: 550 no\nC: DATA\nS: 503 5.5.1 need RCPT command",
      .unknownCommand, says: ["1 recipient was accepted"], never: ["nobody to send", "no recipient was"], next: "RSET"),
    StateCase(
      "early lines, in Exim's words",
      ehlo("8BITMIME") + mail + rcpt + "C: DATA\nS: 554 SMTP synchronization error", .pipelining,
      says: ["sent too early"], never: ["nobody to send", "no recipient"], next: "QUIT"),
    // A list that does not have it.
    StateCase(
      "a mechanism that is not listed, as a wrong password (Exchange)",
      ehlo("AUTH NTLM LOGIN") + "C: AUTH PLAIN\nS: 535 5.7.3 Authentication unsuccessful", .authMethod,
      says: ["PLAIN is not on its list", "NTLM LOGIN"], never: ["Check both", "password is wrong"], next: "AUTH LOGIN"),
    StateCase(
      "a mechanism in small letters is the same one",
      ehlo("AUTH PLAIN LOGIN") + "C: auth foo\nS: 504 5.5.4 no such thing", .authMethod,
      says: ["FOO is not on its list"],
      next: "AUTH LOGIN"),
    StateCase(
      "SMTPUTF8 at MAIL, listed",
      ehlo("SMTPUTF8") + "C: MAIL FROM:<jos\u{e9}@client.example>\nS: 550 5.6.7 address requires SMTPUTF8", .eightBit,
      says: ["which this server offers"], never: ["plain ASCII"], next: "MAIL FROM:<you@client.example> SMTPUTF8"),
    StateCase(
      "SMTPUTF8 at MAIL, not listed",
      ehlo("SIZE") + "C: MAIL FROM:<jos\u{e9}@client.example>\nS: 501 5.1.7 illegal character", .eightBit,
      says: ["only ASCII"], never: ["which this server offers", "Add SMTPUTF8"], next: "Use an address in plain ASCII"),
    StateCase(
      "encryption demanded by 538 after HELO", helo + "C: MAIL FROM:<a@b.example>\nS: 538 5.7.11 no", .tlsRequired,
      says: ["EHLO turns the extensions on"], never: ["Next: STARTTLS"], next: hello),
    StateCase(
      "encryption demanded inside TLS",
      ehlo("STARTTLS")
        + "C: STARTTLS\nS: 220 go\nTLS\nC: EHLO a.example\nS: 250 mx\nC: MAIL FROM:<a@b.example>\nS: 530 encryption required",
      .tlsRequired, says: ["TLS is on already"], never: ["Next: STARTTLS"], next: "QUIT"),
    // A password that was not sent, or could not be read.
    StateCase(
      "535 to AUTH LOGIN alone, listed", ehlo("AUTH LOGIN") + "C: AUTH LOGIN\nS: 535 5.7.8 authentication failed", nil,
      says: ["None was sent"], never: ["Check both", "password is wrong"], next: nil),
    StateCase(
      "no base64 in the second answer",
      ehlo("AUTH LOGIN")
        + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: Ym9i\nS: 334 UGFzc3dvcmQ6\nC: secret!\nS: 535 5.7.8 Incorrect username or password",
      .authFailed, says: ["not base64"], never: ["Check both"], next: "AUTH LOGIN"),
    StateCase(
      "no base64 in the same line",
      ehlo("AUTH PLAIN") + "C: AUTH PLAIN bob:secret\nS: 535 5.7.8 bad username or password",
      .authFailed, says: ["not base64"], never: ["Check both"], next: "AUTH PLAIN"),
    StateCase(
      "a complete and wrong password stays one",
      ehlo("AUTH PLAIN") + "C: AUTH PLAIN AGJvYgB3cm9uZw==\nS: 535 5.7.8 Incorrect username or password", .none,
      says: ["535"], never: ["not base64", "No password was sent", "gibberish", "incomplete"], next: nil),
    // What was found out before is remembered.
    StateCase(
      "FTP under another name", "S: 220 ProFTPD Server (files) [192.0.2.1]\nC: EHLO a\nS: 500 EHLO not understood",
      .wrongPort, says: ["FTP"], never: ["very old", "HELO"], next: "Connect to port 25 or 587"),
    StateCase(
      "LMTP, named in the refusal of HELO", greeting + "C: HELO a\nS: 502 5.5.1 try LHLO instead", .lmtp,
      says: ["LMTP", "LHLO"], never: ["EHLO client"], next: "LHLO client.example"),
    StateCase(
      "a masked banner, and STARTTLS unknown to 502",
      "S: 220 *******************************\nC: EHLO a\nS: 250-mx\nS: 250 SIZE 100\nC: STARTTLS\nS: 502 5.5.1 no",
      .tlsFailed, says: ["firewall"], never: ["misspelt"], next: "Have SMTP inspection switched off on the firewall"),
    // What sendmail and OpenSMTPD say.
    StateCase(
      "a bracket that is not closed",
      ehlo() + mail + "C: RCPT TO:<b@example.org\nS: 553 5.0.0 <b@example.org... Unbalanced '<'", .format,
      says: ["the > at the end"], never: ["qmail"], next: recipient),
    StateCase(
      "a name with a space", greeting + "C: EHLO my host\nS: 501 5.0.0 Invalid domain name", .helo,
      says: ["not a host name"], never: ["not yours"], next: nil),
    StateCase(
      "a web request", greeting + "C: GET / HTTP/1.1\nS: 421 4.7.0 mx Rejecting open proxy a [192.0.2.7]",
      .unknownCommand,
      says: ["HTTP"], never: ["public list"], next: ":reconnect"),
    StateCase(
      "a second STARTTLS, put off",
      ehlo("STARTTLS") + "C: STARTTLS\nS: 220 go\nTLS\nC: EHLO client.example\nS: 250 mx\n"
        + "C: STARTTLS\nS: 454 4.3.3 TLS not available after start", .unknownCommand,
      says: ["TLS is on already"], never: ["renew"], next: sender),
    StateCase(
      "a verb that stands alone", ehlo() + "C: RSET all\nS: 500 5.5.4 command does not accept arguments.",
      .unknownCommand,
      says: ["RSET takes no argument"], never: ["or not allowed"], next: sender),
    StateCase(
      "NOOP with a word, which the RFC allows",
      ehlo() + "C: NOOP x\nS: 500 5.5.4 command does not accept arguments.", .unknownCommand,
      says: ["NOOP takes no argument here"], never: ["or not allowed"], next: nil),
    StateCase(
      "an unsupported option under 503",
      ehlo() + "C: MAIL FROM:<a@b.example> hello\nS: 503 5.5.4 Unsupported option hello", .unknownCommand,
      says: ["HELLO is not a parameter"], never: ["the name you gave"], next: "MAIL FROM:<a@b.example>"),
    StateCase(
      "a parameter given twice",
      ehlo("DSN") + "C: MAIL FROM:<a@b.example> RET=HDRS RET=FULL\nS: 501 5.5.0 Duplicate RET parameter",
      .unknownCommand,
      says: ["RET may be given once"], never: ["does not take"], next: "MAIL FROM:<a@b.example> RET=FULL"),
    StateCase(
      "a verb that wants an argument, under 500", ehlo("ETRN") + "C: ETRN\nS: 500 5.5.2 Parameter required",
      .unknownCommand, says: ["ETRN needs an argument"], never: ["does not have"], next: nil),
    StateCase(
      "an old verb", ehlo() + "C: SOML FROM:<a@b.example>\nS: 502 5.5.1 Command not implemented", .unknownCommand,
      says: ["does not have SOML", "obsolete"], never: ["not an SMTP command"], next: sender),
    StateCase(
      "a line so long that the session ends",
      ehlo() + "C: NOOP \(String(repeating: "a", count: 600))\nS: 421 4.7.0 mx Command too long, possible attack a",
      .lineTooLong, says: ["607 octets", "ends the session"], never: ["quoted-printable"], next: ":reconnect"),
    // Sizes.
    StateCase(
      "a limit in letters is none", ehlo("SIZE lots") + tooLargeSomewhere, .tooLarge, says: ["names no limit"],
      never: ["at most"], next: nil),
    StateCase(
      "two limits, and above both", ehlo("SIZE 1000", "SIZE 2000") + tooLargeSomewhere, .tooLarge,
      says: ["more than once"], never: ["below the limit"], next: "Send a smaller message"),
    // A parameter that was, or was not, sent.
    StateCase(
      "555 to RCPT, and no parameter was sent", ehlo("DSN") + mail + "C: RCPT TO:<b@@example.org>\nS: 555 5.5.2 no",
      nil,
      says: ["555"], never: ["Leave the parameter out", "a parameter after"], next: nil),
    StateCase(
      "a parameter of RCPT that is not listed",
      ehlo("SIZE") + mail + "C: RCPT TO:<b@example.org> NOTIFY=NEVER\nS: 501 5.5.4 unsupported", .unknownCommand,
      says: ["NOTIFY is not a parameter"], next: "RCPT TO:<b@example.org>"),
  ]

  private static let tooLargeSomewhere = "C: MAIL FROM:<a@b.example> SIZE=5000\nS: 552 5.2.3 too big"
}
