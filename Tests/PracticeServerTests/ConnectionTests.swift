import NIOCore
import Octets
import Personas
import PracticeServer
import SMTP
import Testing

@Suite("connections to the practice server")
struct ConnectionTests {
  static let start = "MAIL FROM:<a@b.test>\r\nRCPT TO:<daffy@christian.net>\r\nDATA\r\n"

  @Test("a session in one segment is answered in order, and closed")
  func together() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        try await client.send("EHLO x\r\n" + Self.start + "Hi\r\n.\r\nNOOP\r\nQUIT\r\nNOOP\r\n")
        for code in [220, 250, 250, 250, 354, 250, 250, 221] {
          #expect(try await client.reply().code.rawValue == code)
        }
        #expect(try await client.isAtEnd())
      }
      #expect(server.store.messages(in: .daffy).map(\.text.text) == ["Hi\r\n"])
    }
  }

  @Test("a session sent octet by octet is the same session")
  func split() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        for octet in (Self.start + "..Hi\r\n.\r\nQUIT\r\n").utf8 { try await client.send([octet]) }
        for code in [220, 250, 250, 354, 250, 221] { #expect(try await client.reply().code.rawValue == code) }
      }
      #expect(server.store.messages(in: .daffy).map(\.text.text) == [".Hi\r\n"])
    }
  }

  @Test("20 MB with dots and octets of every value arrive identical")
  func large() async throws {
    let octets = (UInt8(0)...255).filter { $0 != ASCII.carriageReturn && $0 != ASCII.lineFeed }
    let line = String(decoding: 0x20...0x7E as ClosedRange<UInt8>, as: UTF8.self)
    let block = octets + Array("\r\n.\r\n..\r\n\r\n\n.\n\r.\r.\r\n\(line)\r\n".utf8)
    let sent = octets + Array("\r\n..\r\n...\r\n\r\n\n.\n\r.\r.\r\n\(line)\r\n".utf8)
    let count = 20_000_000 / block.count
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        try await client.send(Self.start)
        for code in [220, 250, 250, 354] { #expect(try await client.reply().code.rawValue == code) }
        try await client.send(Self.repeated(sent, count) + Array(".\r\n".utf8))
        #expect(try await client.reply().code == .ok)
      }
      let text = server.store.messages(in: .daffy).first?.text
      #expect(text == Self.repeated(block, count))
    }
  }

  private static func repeated(_ block: [UInt8], _ count: Int) -> [UInt8] {
    var octets: [UInt8] = []
    for _ in 0..<count { octets += block }
    return octets
  }

  @Test("four connections at once do not disturb each other")
  func parallel() async throws {
    try await withServer { server in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<4 {
          group.addTask {
            try await WireClient.connect(to: server.port) { client in
              _ = try await client.reply()
              for count in 0..<25 {
                try await client.send(
                  "MAIL FROM:<s\(number)@b.test>\r\nRCPT TO:<r\(number)@christian.net>\r\nDATA\r\n")
                for code in [250, 250, 354] { #expect(try await client.reply().code.rawValue == code) }
                try await client.send("\(number) \(count)\r\n.\r\n")
                #expect(try await client.reply().code == .ok)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      var ids: Set<String> = []
      for number in 0..<4 {
        let messages = server.store.messages(in: Mailbox(localPart: "r\(number)", domain: "christian.net"))
        #expect(messages.map(\.text.text) == (0..<25).map { "\(number) \($0)\r\n" })
        ids.formUnion(messages.map(\.id))
      }
      #expect(ids.count == 100)
    }
  }

  @Test(
    "a client that ends without QUIT is told, and its unfinished message is gone", arguments: [false, true])
  func vanished(insideMessage: Bool) async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.reply()
        if insideMessage {
          try await client.send(Self.start + "unfinished")
          for _ in 1...3 { _ = try await client.reply() }
        }
        client.finish()
        let text = insideMessage ? "Lost incoming connection" : "mail.christian.net lost input connection"
        let reply = try await client.reply()
        #expect(reply.code == .serviceNotAvailable)
        #expect(reply.firstText == text)
        #expect(try await client.isAtEnd())
      }
      #expect(server.store.count == 0)
    }
  }

  @Test("a silent client is told 421 when its time is up")
  func idle() async throws {
    var deadlines = ServerDeadlines()
    deadlines.firstCommand = .milliseconds(20)
    let server = try await PracticeServer.start(deadlines: deadlines)
    try await WireClient.connect(to: server.port) { client in
      _ = try await client.reply()
      let text = "mail.christian.net: SMTP command timeout - closing connection"
      #expect(try await client.reply().firstText == text)
      #expect(try await client.isAtEnd())
    }
    await server.stop()
  }

  @Test("a client that sends much before it reads gets every reply in the end")
  func muchAtOnce() async throws {
    let count = 20_000
    var persona = Persona.standard
    persona.limits.junkCommands = nil
    try await withServer(persona: persona) { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.reply()
        let commands = ByteBuffer(string: String(repeating: "NOOP\r\n", count: count))
        let outbound = client.outbound
        async let sent: Void = outbound.write(commands)
        var replies = 0
        while replies < count {
          guard try await client.reply().code == .ok else { break }
          replies += 1
        }
        try await sent
        #expect(replies == count)
      }
    }
  }

  @Test("a hang-up after too many errors reaches a client that has sent more")
  func hangUp() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        try await client.send(String(repeating: "FOO\r\n", count: 1_000))
        _ = try await client.reply()
        for _ in 1...10 { #expect(try await client.reply().firstText == "unrecognized command") }
        #expect(try await client.reply().firstText == "Too many unrecognized commands")
        #expect(try await client.isAtEnd())
      }
    }
  }

  @Test("one connection too many is told 421")
  func tooMany() async throws {
    try await withServer { server in
      try await Self.nest(PracticeServer.connectionLimit, server.port) {
        try await WireClient.connect(to: server.port) { client in
          let reply = try await client.reply()
          #expect(reply.code == .serviceNotAvailable)
          #expect(try await client.isAtEnd())
        }
      }
    }
  }

  /// Opens so many connections, each greeted, and runs `body` while they are open.
  private static func nest(_ count: Int, _ port: Int, _ body: @escaping @Sendable () async throws -> Void)
    async throws
  {
    guard count > 0 else { return try await body() }
    try await WireClient.connect(to: port) { client in
      #expect(try await client.reply().code == .serviceReady)
      try await nest(count - 1, port, body)
    }
  }

  @Test("after stop nothing listens, what was open is closed, and the mail is still there")
  func stop() async throws {
    let server = try await PracticeServer.start()
    let port = server.port
    try await WireClient.connect(to: port) { client in
      try await client.send(Self.start + "x\r\n.\r\n")
      for _ in 1...5 { _ = try await client.reply() }
      await server.stop()
      #expect((try? await client.isAtEnd()) != false)
    }
    await #expect(throws: (any Error).self) { try await WireClient.connect(to: port) { _ in } }
    #expect(server.store.count == 1)
  }

  @Test("a port that is taken is an error, and so is a host that is not this machine's")
  func cannotListen() async throws {
    try await withServer { server in
      let port = server.port
      await #expect(throws: IOError.self) { try await PracticeServer.start(port: port) }
      await #expect(throws: (any Error).self) { try await PracticeServer.start(host: "nonsense") }
    }
  }
}
