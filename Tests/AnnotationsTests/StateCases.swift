import Causes

/// Sessions, and what has to be said, or must not be said, about their last reply.
struct StateCase: Sendable, CustomStringConvertible {
  let name: String
  let session: String
  let cause: Cause?
  let says: [String]
  let never: [String]
  let next: String?
  let port: Int

  init(
    _ name: String, _ session: String, _ cause: Cause?, says: [String], never: [String] = [], next: String?,
    port: Int = 25
  ) {
    self.name = name
    self.session = session
    self.cause = cause
    self.says = says
    self.never = never
    self.next = next
    self.port = port
  }

  var description: String { name }

  static let greeting = "S: 220 mx.example.org ESMTP\n"
  static let helo = greeting + "C: HELO a.example\nS: 250 mx.example.org\n"

  static func ehlo(_ keywords: String...) -> String {
    let lines = keywords.enumerated().map { "S: 250\($0.offset == keywords.count - 1 ? " " : "-")\($0.element)\n" }
    return greeting + "C: EHLO a.example\nS: 250\(keywords.isEmpty ? " " : "-")mx.example.org\n" + lines.joined()
  }

  static let mail = "C: MAIL FROM:<a@client.example>\nS: 250 ok\n"
  static let rcpt = "C: RCPT TO:<b@example.org>\nS: 250 ok\n"
  static let hello = "EHLO client.example"
  static let sender = "MAIL FROM:<you@client.example>"
  static let recipient = "RCPT TO:<you@client.example>"

  static let all = order + tls + login + addresses + sizes + others + inOtherWords

  // MARK: Order

  static let order: [StateCase] = [
    StateCase(
      "MAIL before a greeting", greeting + "C: MAIL FROM:<a@b.example>\nS: 503 5.5.1 Error: send HELO/EHLO first",
      .unknownCommand, says: ["say EHLO or HELO first"], next: hello),
    StateCase(
      "MAIL after an EHLO that was refused",
      greeting + "C: EHLO a_b\nS: 501 bad name\nC: MAIL FROM:<a@b.example>\nS: 503 no",
      .unknownCommand, says: ["was refused (501)"], next: hello),
    StateCase(
      "MAIL twice", ehlo() + mail + "C: MAIL FROM:<a@b.example>\nS: 503 5.5.1 Error: nested MAIL command",
      .unknownCommand, says: ["has a sender already"], next: "RSET"),
    StateCase(
      "RCPT without a sender", ehlo() + "C: RCPT TO:<b@example.org>\nS: 503 5.5.1 Error: need MAIL command",
      .unknownCommand, says: ["No MAIL was accepted"], next: sender),
    StateCase(
      "RCPT after a MAIL that was refused",
      ehlo() + "C: MAIL FROM:<a@b.example>\nS: 550 no\nC: RCPT TO:<b@example.org>\nS: 503 no",
      .unknownCommand, says: ["refused (550)"], next: sender),
    StateCase(
      "a second EHLO dropped the envelope",
      ehlo() + mail
        + "C: EHLO a.example\nS: 250 mx.example.org\nC: RCPT TO:<b@example.org>\nS: 503 5.5.1 Error: need MAIL command",
      .unknownCommand, says: ["a second EHLO or HELO drops the envelope"], next: sender),
    StateCase(
      "DATA without a recipient", ehlo() + mail + "C: DATA\nS: 503 Valid RCPT command must precede DATA",
      .unknownCommand, says: ["no recipient was accepted", "no RCPT has been sent"], next: recipient),
    StateCase(
      "DATA after recipients that were refused",
      ehlo() + mail
        + "C: RCPT TO:<x@example.org>\nS: 550 no\nC: RCPT TO:<y@example.org>\nS: 450 no\nC: DATA\nS: 554 no valid recipients",
      .unknownCommand, says: ["1 was refused and 1 was deferred"], next: recipient),
    StateCase(
      "DATA refused though a recipient was accepted (field 43)",
      ehlo("8BITMIME") + mail + rcpt
        + "C: DATA\nS: 503 5.5.0 <DATA>: Data command rejected: Improper use of SMTP command pipelining",
      .pipelining, says: ["sent too early", "PIPELINING is not on its EHLO list"], never: ["no recipient"],
      next: "QUIT"),
    StateCase(
      "the same, where lines did leave together",
      ehlo("8BITMIME")
        + "C: MAIL FROM:<a@b.example>\nC: RCPT TO:<b@example.org>\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 503 5.5.0 Improper use of SMTP command pipelining",
      .pipelining, says: ["You sent lines before the replies"],
      never: ["no recipient", "though each line here waited"],
      next: "QUIT"),
    StateCase(
      "DATA out of order without a reason", ehlo() + mail + rcpt + "C: DATA\nS: 503 Bad sequence of commands",
      .unknownCommand,
      says: ["1 recipient was accepted"], never: ["no recipient", "nobody to send"], next: "RSET"),
    StateCase(
      "one command at a time (OpenSMTPD)",
      greeting
        + "C: EHLO a.example\nC: MAIL FROM:<a@b.example>\nS: 500 5.5.1 Invalid command: Pipelining not supported",
      .pipelining,
      says: ["before the answer"], never: ["HELO x", "does not know EHLO"], next: "QUIT"),
    StateCase(
      "piped before EHLO's reply (postscreen)",
      greeting + "C: EHLO a.example\nC: RCPT TO:<a@b.example>\nS: 250 mx.example.org\nS: 550 5.5.1 Protocol error",
      .pipelining,
      says: ["before the answer"], next: "QUIT"),
    StateCase(
      "a second EHLO (OpenSMTPD)", ehlo() + "C: EHLO a.example\nS: 503 5.5.1 Invalid command: Already identified",
      .unknownCommand,
      says: ["greeted already"], never: ["a step before this one is missing"], next: sender),
    StateCase(
      "a second EHLO (qpsmtpd)", ehlo() + "C: EHLO a.example\nS: 503 but you already said HELO ...", .unknownCommand,
      says: ["greeted already"], next: sender),
    StateCase(
      "a second HELO in a message", helo + mail + "C: HELO a.example\nS: 503 Duplicate HELO/EHLO", .unknownCommand,
      says: ["greeted already"], next: recipient),
    StateCase(
      "refused in the greeting",
      "S: 554 mx.example.org no\nC: MAIL FROM:<a@b.example>\nS: 503 5.7.0 Error: access denied for unknown[127.0.0.1]",
      nil,
      says: ["refused in the greeting", "554"], never: ["EHLO"], next: "QUIT"),
    StateCase(
      "refused in the greeting, to HELO", "S: 521 mx.example.org\nC: HELO a\nS: 503 5.7.0 Error: access denied", nil,
      says: ["refused in the greeting"], next: "QUIT"),
  ]

  // MARK: TLS

  static let tls: [StateCase] = [
    StateCase(
      "STARTTLS before EHLO (Exim)", greeting + "C: STARTTLS\nS: 503 STARTTLS command used when not advertised",
      .unknownCommand,
      says: ["send EHLO before STARTTLS"], never: ["RSET", "encrypted already"], next: hello),
    StateCase(
      "STARTTLS after HELO (OpenSMTPD)",
      helo + "C: STARTTLS\nS: 503 5.5.1 Invalid command: Command not allowed at this point.",
      .unknownCommand, says: ["You said HELO"], next: hello),
    StateCase(
      "STARTTLS that is not listed", ehlo("SIZE 1000") + "C: STARTTLS\nS: 502 5.5.1 Error: command not implemented",
      .tlsFailed,
      says: ["not on its EHLO list"], next: "QUIT"),
    StateCase(
      "STARTTLS inside TLS",
      ehlo("STARTTLS")
        + "C: STARTTLS\nS: 220 go\nTLS\nC: EHLO a.example\nS: 250 mx\nC: STARTTLS\nS: 554 5.5.1 Error: TLS already active",
      .unknownCommand, says: ["TLS is on already"], next: sender),
    StateCase(
      "STARTTLS in mid-message", ehlo("STARTTLS") + mail + "C: STARTTLS\nS: 503 not now", .unknownCommand,
      says: ["no place in a message"], next: "RSET"),
    StateCase(
      "STARTTLS listed and refused (swaks)", ehlo("STARTTLS") + "C: STARTTLS\nS: 550 STARTTLS rejected", .tlsFailed,
      says: ["but refuses it"], never: ["mailbox"], next: "QUIT"),
    StateCase(
      "a firewall masks the banner (field 10)",
      "S: 220 ****************\nC: EHLO a\nS: 250-mx\nS: 250 XXXXXXXA\nC: STARTTLS\nS: 500 #5.5.1 command not recognized",
      .tlsFailed,
      says: ["firewall", "SMTP inspection"], never: ["misspelt", "spelling"],
      next: "Have SMTP inspection switched off on the firewall"),
    StateCase(
      "encryption demanded, and listed",
      ehlo("STARTTLS") + "C: MAIL FROM:<a@b.example>\nS: 530 5.7.0 Must issue a STARTTLS command first",
      .tlsRequired, says: ["encryption is required"], next: "STARTTLS"),
    StateCase(
      "encryption demanded after HELO", helo + "C: MAIL FROM:<a@b.example>\nS: 530 Must issue a STARTTLS command first",
      .tlsRequired,
      says: ["encryption is required"], next: hello),
    StateCase(
      "encryption demanded, and not listed", ehlo("SIZE") + "C: MAIL FROM:<a@b.example>\nS: 530 TLS required",
      .tlsRequired,
      says: ["does not list STARTTLS"], next: "QUIT"),
  ]
}
