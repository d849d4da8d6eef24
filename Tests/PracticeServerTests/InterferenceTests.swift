import NIOCore
import Octets
import Personas
import SMTP
import Synchronization
import Testing

@testable import PracticeServer

/// What a scenario makes of replies on their way out, in `C:`/`S:` notation: `[6 s]` is a pause, `[silence]` and `[drop]` the
/// end of all words, `[closed]` an orderly end.
@Suite("what is done to replies on purpose")
struct InterferenceTests {
  /// A conversation without a socket, in which pauses are written down instead of waited for.
  private static func play(_ names: String, _ lines: [String]) throws -> [String] {
    let persona = Persona.standard.having(try ScenarioSet(names))
    let agent = DeliveryAgent(
      persona: persona, store: MailStore(), clock: .stopped(at: tutorialMoment),
      stamps: QueueStampSource(processID: tutorialProcess))
    var session = ServerSession(agent: agent, clientAddress: "127.0.0.1", clientPort: 1)
    var said: [String] = []
    var isOver = false
    func note(_ acts: [Interference.Act]) {
      for act in acts where !isOver {
        switch act {
        case .say(let reply):
          said += reply.lines.map { "\($0.code)\($0.isLast ? " " : "-")\(String(decoding: $0.text, as: UTF8.self))" }
        case .write(let octets): said.append(String(decoding: octets, as: UTF8.self))
        case .pause(let seconds): said.append("[\(seconds) s]")
        case .fallSilent: said.append("[silence]")
        case .hangUp: said.append("[closed]")
        case .drop: said.append("[drop]")
        }
        isOver = [.fallSilent, .hangUp, .drop].contains(act)
      }
    }
    note(session.greet())
    for line in lines where !isOver {
      var rest = Array((line + "\r\n").utf8)[...]
      while !rest.isEmpty, !isOver {
        let step = rest.withUnsafeBufferPointer { session.step($0) }
        rest = rest.dropFirst(step.consumed)
        note(step.acts)
      }
    }
    said = said.map { $0.hasPrefix("250 OK id=") ? "250 OK id=" : $0 }
    return said + (agent.store.count > 0 ? ["delivered: \(agent.store.count)"] : [])
  }

  private static let greeting = "220 ESMTP server ready"
  private static let hello = ["250 mail.christian.net Hello x [127.0.0.1]"]
  private static let envelope = ["HELO x", "MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>"]
  private static let message = envelope + ["DATA", "Subject: x", "", "Hello", "."]
  private static let accepted = [
    greeting, hello[0], "250 <a@b.test> is syntactically correct", "250 <bob@christian.net> verified",
    "354 Enter message, ending with \".\" on a line by itself",
  ]

  @Test(
    "the greeting and the first answer",
    arguments: [
      ("slow-greeting", ["[6 s]", greeting] + hello),
      ("busy", ["421 mail.christian.net: Too many concurrent SMTP connections; please try again later", "[closed]"]),
      ("busy,slow-greeting", []),
      ("silent-greeting", ["[silence]"]),
      ("silent-greeting,slow-greeting", ["[silence]"]),
      ("silent-hello", [greeting, "[silence]"]),
      ("tarpit", ["[6 s]", greeting, "[6 s]"] + hello),
      ("off-by-one", [greeting] + hello),
      ("lmtp", ["220 LMTP server ready", "500 unrecognized command"]),
      ("firewall", ["220 ******************"] + hello),
      (
        "many-lines",
        [
          "220-This reply has several lines.", "220-ESMTP server ready", "220 This is the last of them.",
          "250-This reply has several lines.", "250-\(hello[0].dropFirst(4))", "250 This is the last of them.",
        ]
      ),
      (
        "greeting-in-parts",
        [
          "220", "[1 s]", "-Please wait\r\n", "[1 s]", "220-ESMTP server ready\r\n220 and this is the last ", "[1 s]",
          "line\r\n",
        ] + hello
      ),
    ])
  func start(names: String, expected: [String]) throws {
    guard !expected.isEmpty else {
      #expect(throws: ScenarioSet.Mistake.self) { try Self.play(names, []) }
      return
    }
    #expect(try Self.play(names, ["HELO x"]) == expected)
  }

  @Test(
    "a message, and what becomes of it",
    arguments: [
      ("login-after-tls", accepted + ["250 OK id=", "delivered: 1"]),
      ("silent-mail", Array(accepted.prefix(2)) + ["[silence]"]),
      ("silent-rcpt", Array(accepted.prefix(3)) + ["[silence]"]),
      ("silent-data", Array(accepted.prefix(4)) + ["[silence]"]),
      ("silent-message", accepted + ["[silence]", "delivered: 1"]),
      ("drop-after-dot", accepted + ["[drop]", "delivered: 1"]),
      ("drop-in-data", accepted + ["[drop]"]),
      (
        "hang-up-at-rcpt",
        Array(accepted.prefix(3)) + ["421 mail.christian.net: Service not available - closing connection", "[closed]"]
      ),
    ])
  func message(names: String, expected: [String]) throws {
    #expect(try Self.play(names, Self.message) == expected)
  }

  @Test(
    "what policy would refuse, each at its place",
    arguments: [
      ("no-reverse-dns", 2, "550 no reverse DNS for your host: [127.0.0.1]"),
      ("spf", 2, "550 SPF check failed: 127.0.0.1 is not allowed to send mail from b.test"),
      ("rate", 2, "450 too many messages from 127.0.0.1; please try again later"),
      ("greylisting", 3, "451 Greylisted, please try again in 300 seconds"),
      ("mailbox-full", 3, "452 mailbox is full / quota exceeded"),
      ("blocked", 3, "550 rejected because 127.0.0.1 is in a black list at bl.watchdog.example"),
      ("dmarc", 5, "550 Rejected by the DMARC policy of acme.example"),
      ("spam", 5, "550 This message was classified as SPAM"),
      ("too-large", 5, "552 Message size exceeds maximum permitted"),
      ("too-large-after-dot", 5, "552 Message size exceeds maximum permitted"),
    ])
  func policies(name: String, place: Int, refusal: String) throws {
    let long = String(repeating: "x", count: 60)
    let text = ["From: boss@acme.example", ""] + Array(repeating: long, count: 20) + ["."]
    let said = try Self.play(name, Self.envelope + ["DATA"] + text)
    #expect(said[place] == refusal)
    #expect(said.prefix(place) == Self.accepted.prefix(place))
    #expect(!said.contains { $0.hasPrefix("delivered") })
  }

  @Test("a size that is announced is refused at MAIL where the list has it, and not known where it has not")
  func announced() throws {
    let lines = ["EHLO x", "MAIL FROM:<a@b.test> SIZE=2000"]
    let listed = try Self.play("too-large", lines)
    #expect(listed.contains("250-SIZE 1000") && listed.last == "552 Message size exceeds maximum permitted")
    let hidden = try Self.play("too-large-after-dot", lines)
    #expect(!hidden.contains { $0.contains("SIZE") })
    // Small enough: the positive control.
    #expect(try Self.play("too-large", Self.message).last == "delivered: 1")
    #expect(try Self.play("too-large-after-dot", Self.message).last == "delivered: 1")
  }

  @Test("greylisting passes for the same three after five minutes, and for nobody else")
  func greylisting() async throws {
    let time = Mutex(tutorialMoment)
    let clock = WallClock(now: { time.withLock { $0 } }, offset: { _ in 0 })
    try await withServer(clock: clock) { server in
      server.scenarios = try ScenarioSet("greylisting")
      func codes(_ recipient: String) async throws -> String {
        try await WireClient.connect(to: server.port) { client in
          try await client.play(["MAIL FROM:<a@b.test>", "RCPT TO:<\(recipient)@christian.net>"])
        }
      }
      #expect(try await codes("bob").contains("S: 451 Greylisted"))
      time.withLock { $0.seconds += 299 }
      #expect(try await codes("bob").contains("S: 451 Greylisted, please try again in 1 seconds"))
      time.withLock { $0.seconds += 1 }
      #expect(try await codes("bob").contains("S: 250 <bob@christian.net> verified"))
      #expect(try await codes("eve").contains("S: 451 Greylisted"))
    }
  }

  @Test("what EHLO lists, and what then comes of it")
  func lists() throws {
    let plain = try Self.play("login-after-tls", ["EHLO x"])
    let promised = try Self.play(
      "empty-promises,login-after-tls", ["EHLO x", "MAIL FROM:<a@b.test> SMTPUTF8", "BDAT 3"])
    #expect(promised.count == plain.count + 5)
    #expect(promised.contains { $0.hasSuffix("CHUNKING") } && !plain.contains { $0.hasSuffix("CHUNKING") })
    #expect(promised.suffix(2).map { $0.prefix(3) } == ["555", "503"])

    let masked = try Self.play("firewall", ["EHLO x", "STARTTLS", "NOOP"])
    #expect(masked.contains("250-XXXXXXXA") && !masked.contains { $0.contains("STARTTLS") })
    #expect(masked.suffix(2) == ["500 unrecognized command", "250 OK"])

    let none = try Self.play("no-ehlo", ["EHLO x", "HELO x"])
    #expect(none == [Self.greeting, "500 unrecognized command"] + Self.hello)
  }

  @Test("each reply comes one line late, and none is lost")
  func shifted() throws {
    let said = try Self.play("off-by-one", Self.envelope + ["RCPT TO:<c@other.test>", "QUIT"])
    #expect(
      said == [
        Self.greeting, Self.hello[0], "250 OK", "250 <a@b.test> is syntactically correct",
        "250 <bob@christian.net> verified", "550 relay not permitted", "221 mail.christian.net closing connection",
        "[closed]",
      ])
  }

  @Test("LMTP: a hello of its own, and a reply for each recipient")
  func lmtp() throws {
    let said = try Self.play(
      "lmtp",
      [
        "HELO x", "LHLO x", "MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>", "RCPT TO:<eve@christian.net>",
        "DATA", "x",
        ".", "NOOP",
      ])
    #expect(said.filter { $0.hasPrefix("250 OK id=") }.count == 2)
    #expect(
      said.contains("500 unrecognized command") && said.contains { $0.hasPrefix("250-mail.christian.net Hello x") })
    #expect(said.suffix(2) == ["250 OK", "delivered: 2"])
  }

  @Test("lines that come together: all but the first are lost, and one at a time all are answered")
  func pipelining() throws {
    let together = Self.envelope.joined(separator: "\r\n")
    #expect(try Self.play("false-pipelining", [together]) == Array(Self.accepted.prefix(2)))
    #expect(try Self.play("false-pipelining", Self.envelope) == Array(Self.accepted.prefix(4)))
    #expect(try Self.play("tarpit", [together]).filter { $0.hasPrefix("250") }.count == 3)
  }

  // MARK: With a connection

  @Test("a late reply comes when its time has come, and not before; nothing is lost meanwhile")
  func pauses() throws {
    let server = EmbeddedServer { $0 = $0.having((try? ScenarioSet("tarpit")) ?? .none) }
    let client = try server.connect()
    #expect(try client.codes() == [])
    server.wait(.seconds(Int64(Interference.pause) - 1))
    #expect(try client.codes() == [])
    server.wait(.seconds(1))
    #expect(try client.codes() == [220])
    try client.send("NOOP\r\nRSET\r\n")
    #expect(try client.codes() == [])
    server.wait(.seconds(Int64(Interference.pause)))
    #expect(try client.codes() == [250])
    server.wait(.seconds(Int64(Interference.pause)))
    #expect(try client.codes() == [250])
    #expect(client.isOpen)
  }

  @Test("a server that has fallen silent hears no more, and ends with the connection")
  func silence() throws {
    let server = EmbeddedServer { $0 = $0.having((try? ScenarioSet("silent-mail")) ?? .none) }
    let client = try server.connect()
    #expect(try client.codes() == [220])
    #expect(try client.say("MAIL FROM:<a@b.test>") == [])
    #expect(try client.say("NOOP") == [])
    #expect(client.isOpen)
    server.wait(.minutes(10))
    #expect(try client.codes() == [])
    #expect(!client.isOpen)
  }

  @Test("each scenario of the connection leaves a session possible that does not meet it", arguments: Scenario.allCases)
  func others(scenario: Scenario) throws {
    let said = try Self.play(scenario.rawValue, ["NOOP"])
    let isMet = [.busy, .silentGreeting].contains(scenario)
    #expect(said.contains(scenario == .manyLines ? "250-OK" : "250 OK") == !isMet)
    #expect(!scenario.words.isEmpty && !scenario.lesson.isEmpty && scenario.lesson.hasSuffix("."))
    #expect(scenario.words.count <= 46, "\(scenario)")
  }
}
