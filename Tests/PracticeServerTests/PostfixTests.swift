import SMTP
import TestSupport
import Testing

@testable import Personas
@testable import PracticeServer

/// What the record of a real one (`RecordedServer`) does not show.
@Suite("Postfix")
struct PostfixTests {
  /// The server of the second record has three extensions more, and neither TLS nor logins.
  private static let extended: Persona = {
    var persona = RecordedServer.postfix.persona
    persona.rules.extensions = Persona.postfix.rules.extensions.filter { ![.startTLS, .auth].contains($0) }
    return persona
  }()

  private static let persona = RecordedServer.postfix.persona

  /// Commands of that record that the practice server answers otherwise, and why.
  private static let unlikeExtended: [(command: String, reason: String)] = [
    ("MAIL FROM:<ann@client.example> ENVID=a=b", "the referee knows xtext as RFC 3461 has it"),
    ("MAIL FROM:<ann@client.example> ENVID=a+2b", "the same, after the line before was refused"),
    ("MAIL FROM:<ann@client.example> ENVID=a+2B", "it is accepted here, since the two before were refused"),
    ("RCPT TO:<bob@acme.example> ORCPT=rfc822;", "an address is not empty"),
    ("RCPT TO:<bob@acme.example> ORCPT=rfc822;b=b", "xtext again"),
    (#"RCPT TO:<\xff@acme.example>"#, "the referee calls it a bad address"),
  ]

  @Test("of DSN, SMTPUTF8 and BDAT too", arguments: try! RecordedSession.all(in: "postfix-3.7-extensions.txt"))
  func extensions(session: RecordedSession) {
    var server = InMemoryServer(persona: Self.extended)
    for exchange in session.exchanges {
      let said = RecordedSession.text(of: server.send(exchange.octets))
      let isUnlike = Self.unlikeExtended.contains { exchange.commands.contains($0.command) }
      #expect((said == exchange.replies) != isUnlike, "\(exchange.commands): \(said)")
    }
  }

  @Test("the 121st NOOP is answered, and followed by 421: a hundred are free, twenty are errors")
  func junk() {
    var server = InMemoryServer(persona: Self.persona)
    for _ in 1...120 { #expect(server.send(Array("NOOP\r\n".utf8)).map(\.code.rawValue) == [250]) }
    #expect(
      RecordedSession.text(of: server.send(Array("NOOP\r\n".utf8))) == [
        "250 2.0.0 Ok", "421 4.7.0 mail.acme.example Error: too many errors",
      ])
    #expect(!server.isOpen)
  }

  @Test("wrong passwords are errors like others: the twentieth ends the connection")
  func logins() {
    var server = InMemoryServer(persona: Self.persona)
    _ = server.send(Array("EHLO x\r\n".utf8))
    let login = Array("AUTH PLAIN AGJ1Z3MAeA==\r\n".utf8)
    for _ in 1...19 { #expect(server.send(login).map(\.code.rawValue) == [535]) }
    #expect(server.send(login).map(\.code.rawValue) == [535, 421])
  }

  private static func trace(_ lines: [String]) -> [String] {
    var server = InMemoryServer(persona: persona)
    for line in lines + ["DATA", "Subject: hello", "", "Hi", "."] { _ = server.send(Array("\(line)\r\n".utf8)) }
    return (server.store.newest?.trace ?? []).map { line in
      // Id and time are new each time; what comes before and after them is not.
      line.text.replacing(#/ id [0-9A-F]{11}/#, with: " id ID")
        .replacing(#/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}( \(UTC\))?/#, with: "DATE")
    }
  }

  private static let head = ["Return-Path: <ann@client.example>"]
  private static let bob = ["X-Original-To: bob@acme.example", "Delivered-To: bob@acme.example"]
  private static let from = ["Received: from client.example (unknown [127.0.0.1])"]

  @Test(
    "what is written on top of a message is what the real one wrote",
    arguments: [
      (["HELO client.example"], "SMTP"), (["EHLO client.example"], "ESMTP"),
      (["EHLO client.example", "STARTTLS", "EHLO client.example"], "ESMTPS"),
      (["EHLO client.example", "STARTTLS", "HELO client.example"], "ESMTPS"),
      (["EHLO client.example", "AUTH PLAIN AGJvYgBzZWNyZXQ="], "ESMTPA"),
      (["EHLO client.example", "STARTTLS", "EHLO client.example", "AUTH PLAIN AGJvYgBzZWNyZXQ="], "ESMTPSA"),
    ])
  func trace(hello: [String], word: String) {
    let lines = Self.trace(hello + ["MAIL FROM:<ann@client.example>", "RCPT TO:<bob@acme.example>"])
    #expect(
      lines == Self.head + Self.bob + Self.from + [
        "\tby mail.acme.example (Postfix) with \(word) id ID", "\tfor <bob@acme.example>; DATE",
      ])
  }

  @Test("with several recipients the trace names none, and a client without a name is unknown")
  func otherTraces() {
    let two = ["EHLO client.example", "MAIL FROM:<>", "RCPT TO:<bob@acme.example>", "RCPT TO:<alice@acme.example>"]
    #expect(
      Self.trace(two) == ["Return-Path: <>"] + Self.bob + Self.from + [
        "\tby mail.acme.example (Postfix) with ESMTP id ID;", "\tDATE",
      ])
    let bare = Self.trace(["MAIL FROM:<ann@client.example>", "RCPT TO:<bob@acme.example>"])
    #expect(bare.contains("Received: from unknown (unknown [127.0.0.1])"))
  }
}
