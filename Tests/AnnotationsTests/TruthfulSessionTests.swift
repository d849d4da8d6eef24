import SMTP
import TestSupport
import Testing

@testable import Annotations

/// Random sessions with servers that answer truthfully: no note states what the session refutes, and nothing is proposed that this
/// very server, as far as it has shown itself, refuses.
@Suite("Truthful sessions")
struct TruthfulSessionTests {
  private static let lines = [
    "EHLO a.example", "EHLO a.example", "HELO a.example", "LHLO a.example", "EHLO", "STARTTLS", "STARTTLS",
    "AUTH LOGIN", "AUTH PLAIN",
    "AUTH PLAIN AGJvYgBzZWNyZXQ=", "AUTH PLAIN nonsense!", "AUTH FOO", "AUTH CRAM-MD5", "MAIL FROM:<a@b.example>",
    "MAIL FROM:<a@b.example>",
    "MAIL FROM:<a@b.example> SIZE=5000", "MAIL FROM:<a@b.example> SMTPUTF8", "MAIL FROM:<a@b.example> FOO=BAR",
    "MAIL FROM", "RCPT TO:<b@example.org>",
    "RCPT TO:<b@example.org>", "RCPT TO:<nobody@example.org>", "RCPT TO:<jos\u{e9}@example.org>", "RCPT bob", "DATA",
    "DATA", "BDAT 0 LAST", "RSET", "VRFY bob",
    "EXPN staff", "NOOP", "FOO", "QUIT",
  ]
  private static let secrets = ["Ym9i", "c2VjcmV0", "test", "test123", "*", "AGJvYgBzZWNyZXQ="]

  private static func rules(_ generator: inout SeededGenerator) -> TruthfulServer.Rules {
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    var rules = TruthfulServer.Rules()
    rules.greetsBadly = chance(3)
    rules.isLMTP = chance(7)
    rules.knowsEHLO = chance(92)
    rules.insistsOnHello = chance(70)
    rules.takesSecondHello = chance(75)
    rules.hasTLS = chance(65)
    rules.needsTLS = rules.hasTLS && chance(25)
    let sets: [[String]] = [[], ["PLAIN"], ["LOGIN"], ["PLAIN", "LOGIN"], ["CRAM-MD5", "PLAIN"]]
    rules.mechanisms = sets.randomElement(using: &generator) ?? []
    rules.loginNeedsTLS = rules.hasTLS && chance(40)
    rules.needsLogin = !rules.mechanisms.isEmpty && !rules.isLMTP && rules.knowsEHLO && chance(25)
    rules.sizeLimit = chance(50) ? 1_000 : nil
    rules.hasUTF8 = chance(40)
    rules.hasVRFY = chance(40)
    rules.hasChunking = chance(40)
    rules.style = Int.random(in: 0...2, using: &generator)
    return rules
  }

  @Test("no note states what the session refutes, and no Next: is refused by the server it is for", arguments: 0..<400)
  func truthful(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var server = TruthfulServer(Self.rules(&generator))
    var session = SeenSession("")
    var shown: Set<TruthfulServer.Reason> = []
    session.take("S: \(server.greeting)")
    var talk = ["S: \(server.greeting)"]
    for _ in 0..<40 where !server.isClosing {
      var line = Self.lines.randomElement(using: &generator) ?? "NOOP"
      if server.login != nil { line = Self.secrets.randomElement(using: &generator) ?? "*" }
      if server.awaitsText { line = "." }
      // Now and then what the last note proposes is typed.
      if server.login == nil, !server.awaitsText, let next = session.last?.next, NextLine.isCommand(next),
        Bool.random(using: &generator)
      {
        line = next
      }
      let before = server
      let (lines, reason) = server.answer(line)
      session.take("C: \(line)"[...])
      talk.append("C: \(line)")
      for reply in lines {
        session.take("S: \(reply)"[...])
        talk.append("S: \(reply)")
      }
      if server.awaitsTLS {
        server.handshake()
        session.take("TLS")
        talk.append("TLS")
        continue
      }
      // A bare 530 shows that something comes first, not that it is TLS.
      if let reason, reason != .needsTLS || server.rules.style == 1 || before.isLoggedIn { shown.insert(reason) }
      guard let note = session.last, !lines.isEmpty else { continue }
      let faults = Self.untrue(note, line, before, reason) + Self.refused(note, server, shown)
      #expect(faults == [], "seed \(seed): \(talk.suffix(12).joined(separator: "\n")) -> \(note.id): \(note.shown)")
      if !faults.isEmpty { return }
    }
  }

  /// Sentences of a note that are not so.
  private static func untrue(_ note: Note, _ line: String, _ server: TruthfulServer, _ reason: TruthfulServer.Reason?)
    -> [String]
  {
    guard reason != nil else { return [] }
    let text = note.shown
    let claims: [(String, Bool)] = [
      ("sender already", server.hasSender), ("A sender was accepted", server.hasSender),
      ("no recipient was accepted", server.accepted == 0), ("nobody to send to", server.accepted == 0),
      ("had been accepted", server.accepted > 0), ("logged in already", server.isLoggedIn),
      ("TLS is on already", server.isEncrypted),
      ("You said HELO", server.hello == .helo), ("No greeting", server.hello == nil),
      ("greeted already", server.hello != nil),
      ("AUTH is not on its EHLO list", !server.lists("AUTH")),
      ("STARTTLS is not on its EHLO list", !server.lists("STARTTLS")),
      ("CHUNKING is not on its EHLO list", !server.lists("CHUNKING")),
      ("SMTPUTF8 is not on its EHLO list", !server.rules.hasUTF8),
      ("which this server offers", server.rules.hasUTF8), ("refused in the greeting", server.rules.greetsBadly),
      ("password is wrong", server.login != nil || line.hasPrefix("AUTH PLAIN ")),
      ("Leave the parameter out", line.contains(" SIZE=") || line.contains("FOO=") || line.hasSuffix("UTF8")),
      ("No MAIL was accepted", !server.hasSender), ("no sender was accepted", !server.hasSender),
      ("EHLO before AUTH", server.hello != .ehlo),
      ("EHLO before STARTTLS", server.hello != .ehlo), ("no place in a message", server.hasSender),
    ]
    return claims.filter { text.contains($0.0) && !$0.1 }.map(\.0)
  }

  /// What it proposes, if the server refuses it for a reason that it has shown.
  private static func refused(_ note: Note, _ server: TruthfulServer, _ shown: Set<TruthfulServer.Reason>) -> [String] {
    guard let next = note.next, NextLine.isCommand(next), server.login == nil, !server.awaitsText, !server.isClosing
    else { return [] }
    var copy = server
    guard let reason = copy.answer(next).reason else { return [] }
    switch reason {
    case .unknown, .needsTLS, .needsLogin, .helloAgain:
      return shown.contains(reason) ? ["Next: \(next): \(reason)"] : []
    case .greeting, .closing, .helloFirst, .lhlo, .nested, .noSender, .noRecipient, .midMessage, .notListed, .insideTLS,
      .loggedIn, .afterLogin, .mechanism,
      .form, .parameter, .tooLarge, .address, .login, .mailbox:
      return ["Next: \(next): \(reason)"]
    }
  }

  @Test("the check would see a lie")
  func control() {
    var server = TruthfulServer(TruthfulServer.Rules())
    _ = server.answer("EHLO a.example")
    let lie = Note(
      "x", .refused, "503: this message has a sender already", "", next: "RCPT TO:<b@example.org>", reference: "")
    #expect(Self.untrue(lie, "MAIL FROM:<a@b.example>", server, .nested) == ["sender already"])
    #expect(!Self.refused(lie, server, []).isEmpty)
  }
}
