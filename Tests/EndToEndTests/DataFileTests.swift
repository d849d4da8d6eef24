import Foundation
import Octets
import TestSupport
import Testing

extension WithoutTerminal {
  /// `:data FILE`: whatever its line ends, it arrives as a message, or not at all.
  @Suite("A file as a message", .serialized)
  struct DataFileTests {
    struct Case: Sendable, CustomTestStringConvertible {
      let name: String
      let file: [UInt8]
      let wire: [UInt8]
      let says: String
      var testDescription: String { name }

      init(_ name: String, _ file: String, _ wire: String, _ says: String) {
        (self.name, self.file, self.wire, self.says) = (name, Array(file.utf8), Array(wire.utf8), says)
      }
    }

    static let files = [
      Case("CRLF", "a\r\nb\r\n", "a\r\nb\r\n", "6 octets."),
      Case("LF", "a\nb\n", "a\r\nb\r\n", "4 octets; 2 line ends converted to CRLF."),
      Case("CR", "a\rb\r", "a\r\nb\r\n", "4 octets; 2 line ends converted to CRLF."),
      Case("without the last line end", "a\r\nb", "a\r\nb\r\n", "4 octets; 1 line end converted to CRLF."),
      Case(
        "a lone dot in the middle", "a\n.\nb\n", "a\r\n..\r\nb\r\n",
        "1 line that started with a dot got a second one"),
      Case("a lone dot behind a bare CR", "a\r.\rRSET\r", "a\r\n..\r\nRSET\r\n", "got a second one"),
      Case("a dot at the very end", ".", "..\r\n", "1 octet; 1 line that started with a dot got a second one"),
      Case("empty", "", "", "0 octets."),
    ]

    @Test("lines end with CRLF on the wire, and dots at their start are doubled", arguments: files)
    func file(_ one: Case) async throws {
      let folder = try TemporaryFolder("data")
      try Data(one.file).write(to: URL(fileURLWithPath: folder.file("message")))
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .reply("354 go"), .expect(count: one.wire.count + 3), .reply("250 taken"),
        .expectLine,
        .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, ":data \(folder.file("message"))\nQUIT\n")
      #expect(
        server.connections.first?.received == Array("DATA\r\n".utf8) + one.wire + Array(".\r\nQUIT\r\n".utf8))
      #expect(run.words.contains(one.says))
      #expect(run.status == 0)
    }

    @Test("after a refused DATA nothing of the file is sent, and the session lives on")
    func refused() async throws {
      let folder = try TemporaryFolder("data")
      try folder.write("RSET\n", to: "message")
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .reply("503 no"), .expectLine, .reply("250 OK"), .expectLine,
        .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, ":data \(folder.file("message"))\nNOOP\n")
      #expect(server.received == "DATA\r\nNOOP\r\nQUIT\r\n")
      #expect(run.words.contains("was not sent: the server did not ask for a message"))
      #expect(run.status == 69)
    }

    @Test(
      "a file that cannot be read is 66, nothing is sent, and the session lives on",
      arguments: ["missing", "."])
    func unreadable(name: String) async throws {
      let folder = try TemporaryFolder("data")
      let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("221 bye"), .close])
      let run = try await Tutor.talk(to: server.port, ":data \(folder.file(name))\nQUIT\n")
      #expect(server.received == "QUIT\r\n")
      #expect(run.words.contains("Nothing was sent."))
      #expect(run.status == 66)
    }

    @Test("a server that goes away in the middle of the file: 75, since without the dot nothing was delivered")
    func goesAway() async throws {
      let folder = try TemporaryFolder("data")
      try folder.write(String(repeating: "0123456789abcde\n", count: 1_000_000), to: "message")
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .reply("354 go"), .expect(count: 100_000), .reply("552 too big"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, ":data \(folder.file("message"))\nQUIT\n")
      #expect([69, 75].contains(run.status))
      #expect(run.outcome?.hasSuffix("status \(run.status)") == true)
      #expect(!run.timedOut)
    }
  }
}
