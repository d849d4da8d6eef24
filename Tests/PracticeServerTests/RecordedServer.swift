import SASL
import SMTP
import Testing

@testable import Personas

/// A persona, and what a real server of its kind said.
struct RecordedServer: Sendable, CustomTestStringConvertible {
  let persona: Persona
  /// The name of the record.
  let file: String
  /// Commands that the practice server answers otherwise, and why. `session: command` means it in that session alone.
  let unlike: [(commands: Set<String>, reason: String)]

  var testDescription: String { file }

  static let all = [postfix, exim4, sendmail, openSMTPD]
  /// Those that were asked Tests/Transcripts/questions-to-servers.txt.
  static let asked = [exim4, sendmail, openSMTPD]

  private init(_ persona: Persona, _ file: String, unlike: [(commands: Set<String>, reason: String)]) {
    self.persona = persona
    self.file = file
    self.unlike = unlike
  }

  func isUnlike(_ commands: [String], in session: RecordedSession) -> Bool {
    let named = unlike.reduce(into: Set<String>()) { $0.formUnion($1.commands) }
    return commands.contains { named.contains($0) || named.contains("\(session.name): \($0)") }
  }

  /// With the one who may log in.
  private static func withUser(_ persona: Persona) -> Persona {
    var persona = persona
    persona.accounts.append(SASLServer.Account(name: "bob@\(persona.localDomain)", password: "secret"))
    return persona
  }

  /// As the first record has it: the server of the second one has three extensions more.
  private static func withoutNewExtensions(_ persona: Persona) -> Persona {
    var persona = persona
    persona.rules.extensions.removeAll { [.dsn, .smtpUTF8, .chunking].contains($0) }
    return persona
  }

  static let postfix = RecordedServer(
    withUser(withoutNewExtensions(.postfix)), "postfix-3.7.txt",
    unlike: [
      (
        [
          "MAIL FROM:<ann@client.example> RET=HDRS", "MAIL FROM:<ann@client.example> ENVID=x",
          "RCPT TO:<bob@acme.example> NOTIFY=NEVER",
        ], "with DSN switched off, which this persona does not do, there are words of their own for it"
      ),
      (
        [
          "MAIL FROM:<ann@@client.example>", "MAIL FROM:<.ann@client.example>", "MAIL FROM:<@client.example>",
          "MAIL FROM:<ann.@client.example>", "MAIL FROM:<ann..b@client.example>", "MAIL FROM:<ann@client.example>>",
          "MAIL FROM:<<ann@client.example>>", #"MAIL FROM:<\xc3\xa4nn@client.example>"#,
          "MAIL FROM:<ann@-client.example>",
          "RCPT TO:<bob@acme.example.>",
        ], "the referee knows the addresses of RFC 5321, and no others"
      ),
      (
        [
          "RCPT TO:<bob%elsewhere.example@acme.example>", "RCPT TO:<elsewhere.example!bob@acme.example>",
          "RCPT TO:<bob+tag@acme.example>", "RCPT TO:<bob@[127.0.0.1]>",
        ], "every local part but nobody has a mailbox here, and means nothing more"
      ),
      (["  NOOP", #"\x09NOOP"#], "a blank before a verb is not skipped"),
      (["XCLIENT ADDR=1.2.3.4"], "a command for proxies, which a practice server has not"),
      (
        [
          "AUTH FOO x", "AUTH PLAIN abc", "AUTH PLAIN =", "AUTH PLAIN AGJvYkBhY21lLmV4YW1wbGUA", "secret!",
          "AUTH PLAIN AGJvYkBhY21lLmV4YW1wbGUAc2VjcmV0 extra",
        ], "which of its reasons the SASL library gives for a login that cannot be read"
      ),
    ])

  static let exim4 = RecordedServer(
    withUser(.exim4), "exim-4.96.txt",
    unlike: [
      (["HELP"], "BDAT does nothing here, and is not among the commands that do"),
      (
        ["no hello: DATA", "rcpt before mail: DATA"],
        "what RCPT was told before MAIL is not remembered, so DATA does not say it again"
      ),
      (
        ["all recipients refused: DATA"], "where recipients were refused for several reasons it writes Valid, not valid"
      ),
      (["MAIL FROM:Ann <ann@client.example>"], "the referee knows the addresses of RFC 5321, and no others"),
      (["RCPT TO:<bob%elsewhere.example@neverland.example>"], "a percent sign means nothing more here"),
      (
        ["MAIL FROM:<ann@client.example> RET=HDRS", "parameters after helo: MAIL FROM:<ann@client.example> SIZE=100"],
        "it reads RET even where DSN is switched off, and no parameter after HELO"
      ),
      (
        ["too many wrong logins: AUTH PLAIN AGJvYgB3cm9uZw=="],
        "it counts logins among the commands that move no mail, and closes at the twelfth; here at the eleventh"
      ),
    ])

  static let sendmail = RecordedServer(
    withUser(.sendmail), "sendmail-8.17.txt",
    unlike: [
      (
        [
          "MAIL FROM:ann@client.example", "RCPT TO:bob@roadrunner.example",
          "RCPT TO:<@relay.example:bob@roadrunner.example>",
        ], "it says an address as it was written; here it has its brackets, and no route"
      ),
      (
        ["rcpt postmaster: RCPT TO:<postmaster@roadrunner.example>"],
        "it says the form in which it first met a recipient"
      ),
      (["MAIL FROM:Ann <ann@client.example>"], "it cuts a name and an address elsewhere"),
      (["RCPT TO:<bob%elsewhere.example@roadrunner.example>"], "a percent sign means nothing more here"),
      (["  NOOP"], "a blank before a verb is not skipped"),
      (["bob!"], "it says back what it could not decode, which may be a password"),
    ])

  static let openSMTPD = RecordedServer(
    withUser(.openSMTPD), "opensmtpd-6.8.txt",
    unlike: [
      (["second message: ."], "it refuses a message without a header; here any message will do"),
      (["NOOP now", "NOOP  ", "RSET  "], "it minds an argument of NOOP, and a blank at the end"),
      (
        ["MAIL FROM:<ann@>", #"MAIL FROM:<"ann b"@client.example>"#, "RCPT TO:<bob@>"],
        "the referee knows the addresses of RFC 5321, and no others"
      ),
      (["MAIL FROM:<ann@client.example> SIZE=99999999999"], "it does not look at SIZE; here a size is refused at once"),
      (["RCPT TO:<bob%elsewhere.example@hermit.example>"], "a percent sign means nothing more here"),
      (
        ["login in a mail: AUTH PLAIN AGJvYgBzZWNyZXQ="],
        "it looks at the order before it looks at what it offers"
      ),
    ])
}
