import Foundation
import PracticeServer
import SASL
import SMTP
import TLS
import Testing

@testable import Personas

@Suite("TLS at the practice server")
struct SecureConnectionTests {
  /// `NUL bugs NUL whats-up-doc`
  static let login = "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j"

  @Test("STARTTLS, login and a mail to anybody: the whole session, and what is left of it in the mailbox")
  func session() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        let before = try await client.play(["EHLO client.test", "STARTTLS"])
        #expect(before.hasSuffix("S: 220 TLS go ahead"))
        let facts = try await client.secure()
        #expect(facts.version == .tls13)
        #expect(facts.verification == .verified(name: "mail.christian.net"))
        let after = try await client.answers(to: [
          "EHLO client.test", Self.login, "MAIL FROM:<bugs@christian.net>", "RCPT TO:<elmer@acme.test>", "DATA", "Hi!",
          ".", "QUIT",
        ])
        #expect(
          after == """
            C: EHLO client.test
            S: 250-mail.christian.net Hello client.test [127.0.0.1]
            S: 250-SIZE 52428800
            S: 250-8BITMIME
            S: 250-PIPELINING
            S: 250-AUTH SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN
            S: 250 HELP
            C: \(Self.login)
            S: 235 Authentication succeeded
            C: MAIL FROM:<bugs@christian.net>
            S: 250 <bugs@christian.net> is syntactically correct
            C: RCPT TO:<elmer@acme.test>
            S: 250 <elmer@acme.test> verified
            C: DATA
            S: 354 Enter message, ending with "." on a line by itself
            C: Hi!
            C: .
            S: 250 OK id=1778te-0009TT-00
            C: QUIT
            S: 221 mail.christian.net closing connection
            """)
        #expect(try await client.isAtEnd())
        #expect(client.wasClosed)
      }
      let kept = server.store.messages(in: Mailbox(localPart: "elmer", domain: "acme.test"))
      #expect(kept.map(\.text.text) == ["Hi!\r\n"])
      #expect(kept.first?.transaction.user == "bugs@christian.net")
      #expect(
        kept.first?.trace[5].text == "\tby mail.christian.net with esmtpsa  (TLS1.3) tls TLS_AES_256_GCM_SHA384")
    }
  }

  @Test("what was said in clear is forgotten in TLS: the login, the name and the envelope")
  func forgotten() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["EHLO x", Self.login, "MAIL FROM:<a@b.test>", "STARTTLS"])
        _ = try await client.secure()
        let said = try await client.answers(to: ["RCPT TO:<a@christian.net>", "MAIL FROM:<>", "RCPT TO:<a@b.test>"])
        #expect(said.contains("S: 503 sender not yet given"))
        #expect(said.hasSuffix("S: 550 relay not permitted"))
      }
    }
  }

  static let mail = "MAIL FROM:<a@b.test>\r\nRCPT TO:<daffy@christian.net>\r\nDATA\r\nforged\r\n.\r\n"

  @Test("commands behind STARTTLS in the same segment are refused, and act nowhere")
  func injectedAtOnce() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["EHLO x"])
        try await client.send("STARTTLS\r\n" + Self.mail)
        #expect(try await client.reply().bytes.text == "554 SMTP synchronization error\r\n")
        #expect(try await client.isAtEnd())
      }
      #expect(server.store.count == 0)
    }
  }

  @Test("commands in clear that come before the handshake end the connection, and act nowhere")
  func injectedLater() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["EHLO x", "STARTTLS"])
        try await client.send(Self.mail)
        #expect(try await client.isAtEnd())
      }
      #expect(server.store.count == 0)
    }
  }

  @Test("commands in clear amid the encrypted session end it, and act nowhere")
  func injectedInTLS() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["EHLO x", "STARTTLS"])
        _ = try await client.secure()
        _ = try await client.answers(to: ["EHLO x"])
        try await client.sendInClear(Array(Self.mail.utf8))
        await #expect(throws: (any Error).self) { try await client.reply() }
      }
      #expect(server.store.count == 0)
    }
  }

  @Test("the same commands, sent in one piece without STARTTLS or within TLS, are obeyed", arguments: [false, true])
  func control(isSecured: Bool) async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(isSecured ? ["EHLO x", "STARTTLS"] : ["EHLO x"])
        if isSecured { _ = try await client.secure() }
        try await client.send("NOOP\r\n" + Self.mail)
        for code in [250, 250, 250, 354, 250] { #expect(try await client.reply().code.rawValue == code) }
      }
      #expect(server.store.messages(in: .daffy).map(\.text.text) == ["forged\r\n"])
    }
  }

  @Test("on the TLS port the handshake comes first, then the greeting, and no STARTTLS is offered")
  func securePort() async throws {
    try await withServer { server in
      let port = try await server.tlsPort()
      #expect(try await server.tlsPort() == port)
      try await WireClient.connect(to: port) { client in
        _ = try await client.secure()
        #expect(try await client.reply().bytes.text == "220 ESMTP server ready\r\n")
        let said = try await client.answers(to: ["EHLO x", "STARTTLS", Self.login, "QUIT"])
        #expect(!said.contains("250-STARTTLS"))
        #expect(said.contains("S: 503 STARTTLS command used when not advertised"))
        #expect(said.contains("S: 235 "))
        #expect(try await client.isAtEnd())
      }
      // Clear text there is no handshake.
      try await WireClient.connect(to: port) { client in
        try await client.send("EHLO x\r\n")
        #expect(try await client.isAtEnd())
      }
    }
  }

  @Test(
    "other clients find the server under its other names",
    arguments: ["localhost", "127.0.0.1", "::1", "mail.christian.net"])
  func names(name: String) async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["EHLO x", "STARTTLS"])
        #expect(try await client.secure(for: name).verification.isVerified)
      }
    }
  }

  @Test("a client that leaves amid the handshake leaves nothing behind")
  func left() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["EHLO x", "STARTTLS"])
        client.finish()
        #expect(try await client.isAtEnd())
      }
      try await WireClient.connect(to: server.port) { client in
        let said = try await client.play(["NOOP"])
        #expect(said.hasSuffix("S: 250 OK"))
      }
    }
  }

  @Test("20 MB through TLS arrive identical")
  func large() async throws {
    let line = String(repeating: "x", count: 998) + "\r\n"
    let text = String(repeating: line, count: 20_000)
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["EHLO x", "STARTTLS"])
        _ = try await client.secure()
        _ = try await client.answers(to: ["MAIL FROM:<>", "RCPT TO:<daffy@christian.net>", "DATA"])
        try await client.send(text + ".\r\n")
        #expect(try await client.reply().code == .ok)
      }
      #expect(server.store.messages(in: .daffy).first?.text == Array(text.utf8))
    }
  }

  @Test("a server that is stopped with patience says 421, in clear and in TLS", arguments: [false, true])
  func stopped(isSecured: Bool) async throws {
    let server = try await PracticeServer.start()
    try await WireClient.connect(to: server.port) { client in
      _ = try await client.play(isSecured ? ["EHLO x", "STARTTLS"] : ["EHLO x"])
      if isSecured {
        _ = try await client.secure()
        // The client is done first; within the handshake the server could say nothing that would be understood.
        _ = try await client.answers(to: ["NOOP"])
      }
      async let stopped: Void = server.stop(patience: .seconds(10))
      let text = "421 mail.christian.net: Service not available - closing connection\r\n"
      #expect(try await client.reply().bytes.text == text)
      #expect(try await client.isAtEnd())
      client.finish()
      await stopped
    }
  }

  /// `NUL bugs NUL x`
  static let wrongLogin = "AUTH PLAIN AGJ1Z3MAeA=="

  @Test("the third wrong password is answered 535, then 421, and the connection is closed")
  func guessed() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        let said = try await client.play(["EHLO x", Self.wrongLogin, Self.wrongLogin, Self.wrongLogin])
        #expect(said.components(separatedBy: "S: 535 Incorrect authentication data").count == 4)
        let farewell = "421 mail.christian.net: Too many failed logins - closing connection\r\n"
        #expect(try await client.reply().bytes.text == farewell)
        #expect(try await client.isAtEnd())
      }
    }
  }

  @Test("somebody who is led may get it wrong, and do nothing, as often as they like")
  func patient() async throws {
    let server = try await PracticeServer.startPatient()
    try await WireClient.connect(to: server.port) { client in
      _ = try await client.play(["EHLO x"])
      for _ in 1...20 {
        let said = try await client.answers(to: [Self.wrongLogin])
        #expect(said.hasSuffix("S: 535 Incorrect authentication data"))
      }
      for _ in 1...150 { _ = try await client.answers(to: ["NOOP"]) }
      let said = try await client.answers(to: ["NOOP"])
      #expect(said.hasSuffix("S: 250 OK"))
    }
    await server.stop()
  }

  @Test("the server in memory takes a handshake as done, and lets people log in")
  func inMemory() {
    var server = InMemoryServer()
    func say(_ line: String) -> [Int] { server.send(Array("\(line)\r\n".utf8)).map(\.code.rawValue) }
    #expect(say("EHLO x") == [250])
    #expect(say("STARTTLS") == [220])
    #expect(say(Self.login) == [503])
    #expect(say("EHLO x") == [250])
    #expect(say("STARTTLS") == [503])
    #expect(say("AUTH LOGIN") == [334])
    #expect(say("no base64") == [501])
    #expect(say(Self.login) == [235])
    for (line, code) in [("MAIL FROM:<>", 250), ("RCPT TO:<a@b.test>", 250), ("DATA", 354), (".", 250)] {
      #expect(say(line) == [code])
    }
    #expect(server.store.newest?.trace.contains { $0.text.contains(" with esmtpsa ") } == true)
  }
}
