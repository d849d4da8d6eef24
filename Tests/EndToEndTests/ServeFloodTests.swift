import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// Clients that send too much of everything: each gets its reply, memory is bounded, and somebody else is served meanwhile.
  @Suite("serve and clients that never stop", .serialized)
  struct ServeFloodTests {
    /// Far above what the program has at its start, far below what is sent.
    private static let bound = 200_000_000

    /// Sends pieces on a thread of its own, since replies are to be read at the same time.
    private static func send(_ piece: [UInt8], times: Int, then last: String, _ client: PlainClient) {
      nonisolated(unsafe) let client = client  // One thread sends and another receives: no state is shared.
      Thread.detachNewThread {
        for _ in 0..<times where (try? client.send(piece)) == nil { return }
        try? client.send(line: last)
      }
    }

    private static func client(_ served: Served, _ lines: [String] = []) throws -> PlainClient {
      let client = try PlainClient(port: served.port)
      _ = try client.line()
      for line in lines { _ = try client.ask(line) }
      return client
    }

    /// A whole message of somebody else.
    private static func isServing(_ served: Served) throws -> Bool {
      let client = try client(served)
      let lines = ["MAIL FROM:<a@b.test>", "RCPT TO:<bob@b.test>", "DATA", "Hi\r\n.", "QUIT"]
      return try lines.map { try client.ask($0)?.prefix(3) } == ["250", "250", "354", "250", "221"]
    }

    /// The codes of so many replies, each with how often it came.
    private static func codes(_ count: Int, _ client: PlainClient) throws -> [String: Int] {
      var codes: [String: Int] = [:]
      for _ in 0..<count {
        guard let line = try client.line() else { break }
        codes[String(line.prefix(3)), default: 0] += 1
      }
      return codes
    }

    private static let envelope = ["MAIL FROM:<a@b.test>", "RCPT TO:<bob@b.test>"]

    @Test("a line of a megabyte, twenty thousand recipients, NOOPs without end, and 256 MB of message")
    func floods() async throws {
      let served = try await Served.start(["--quiet", "--domain", "b.test"])
      let long = try Self.client(served)
      try long.send(Array("NOOP \(String(repeating: "x", count: 1_000_000))\r\n".utf8))
      #expect(try long.line() == "500 line too long")
      #expect(try long.ask("NOOP") == "250 OK")

      let many = try Self.client(served, ["MAIL FROM:<a@b.test>"])
      Self.send(Array(String(repeating: "RCPT TO:<bob@b.test>\r\n", count: 100).utf8), times: 200, then: "QUIT", many)
      #expect(try Self.isServing(served))
      #expect(try Self.codes(20_001, many) == ["250": 100, "452": 19_900, "221": 1])

      let idle = try Self.client(served)
      Self.send(Array(String(repeating: "NOOP\r\n", count: 1_000).utf8), times: 1, then: "QUIT", idle)
      #expect(try Self.codes(101, idle) == ["250": 100, "421": 1])

      let large = try Self.client(served, Self.envelope + ["DATA"])
      let line = String(repeating: "x", count: 126) + "\r\n"
      Self.send(Array(String(repeating: line, count: 8_192).utf8), times: 256, then: ".", large)
      #expect(try Self.isServing(served))
      #expect(try large.line()?.prefix(3) == "552")
      #expect(served.peakMemory < Self.bound && served.peakMemory > 0)
    }

    @Test("a message in pieces of one octet is a message")
    func octets() async throws {
      let served = try await Served.start(["--quiet", "--persona", "workbench", "--domain", "b.test"], keepsMail: true)
      let client = try PlainClient(port: served.port)
      _ = try client.line()
      try client.send(line: "EHLO client.test")
      while try client.line()?.hasPrefix("250-") == true {}
      for line in Self.envelope { _ = try client.ask(line) }
      Self.send(Array(String(repeating: "BDAT 1\r\nx", count: 100).utf8), times: 100, then: "BDAT 0 LAST", client)
      #expect(try Self.codes(10_001, client) == ["250": 10_001])
      #expect(try served.messages() == [Array(repeating: UInt8(ascii: "x"), count: 10_000)])
    }

    @Test("of three hundred connections a hundred have a place, the others are told 421, and leaving makes room")
    func crowd() async throws {
      let served = try await Served.start(["--quiet", "--domain", "b.test"])
      var clients = try (0..<300).map { _ in try PlainClient(port: served.port) }
      let codes = try clients.map { try $0.line()?.prefix(3) ?? "" }
      #expect(codes.count { $0 == "220" } == 100 && codes.count { $0 == "421" } == 200)
      clients = []
      _ = try await eventually("no place becomes free") { (try? Self.isServing(served)) == true ? true : nil }
    }
  }
}
