import Foundation
import Synchronization
import TestSupport
import Testing

extension WithoutTerminal {
  /// A power failure in the middle of it all.
  @Suite("serve --mailbox, killed while clients deliver", .serialized)
  struct ServeKilledTests {
    private static let rounds = 24
    private static let clients = 4
    /// Enough lines that a message is written in more than one piece, if anybody writes in pieces.
    private static let lines = String(repeating: "all work and no play makes Jack a dull boy\r\n", count: 500)

    private static func text(_ id: String) -> String { "Subject: \(id)\r\n\r\n\(lines)end of \(id)\r\n" }

    /// Delivers until the server is gone; tells of each message that was answered with 250.
    private static func deliver(_ name: String, to port: UInt16, _ accepted: (String) -> Void) {
      guard let client = try? PlainClient(port: port), let greeting = try? client.line(), greeting.hasPrefix("220")
      else {
        return
      }
      for number in 1...100_000 {
        let id = "\(name)-\(number)"
        for line in ["MAIL FROM:<ann@client.test>", "RCPT TO:<bob@christian.net>", "DATA"] {
          guard let reply = try? client.ask(line), "23".contains(reply.prefix(1)) else { return }
        }
        guard let reply = try? client.ask("\(text(id))."), reply.hasPrefix("250 ") else { return }
        accepted(id)
      }
    }

    /// - Parameter count: so many have to be accepted before it is killed.
    private static func round(_ number: Int, _ mailbox: String, after count: Int) async throws -> [String] {
      let served = try await Served.start(["--quiet", "--mailbox", mailbox])
      let accepted = Mutex<[String]>([])
      let gone = DispatchGroup()
      for client in 1...clients {
        gone.enter()
        Thread.detachNewThread {
          deliver("\(number)-\(client)", to: served.port) { id in accepted.withLock { $0.append(id) } }
          gone.leave()
        }
      }
      _ = try await eventually("too few are accepted", within: .seconds(60)) {
        accepted.withLock { $0.count } >= count ? true : nil
      }
      served.end(SIGKILL)
      await withCheckedContinuation { continuation in gone.notify(queue: .global()) { continuation.resume() } }
      return accepted.withLock(\.self)
    }

    @Test("every message that got its 250 is on the disk, whole, once; and no other file is a part of one")
    func killed() async throws {
      let folder = try TemporaryFolder("killed")
      let mailbox = folder.file("mail")
      var random = SeededGenerator(seed: 3_030)
      var accepted: [String] = []
      for number in 1...Self.rounds {
        accepted += try await Self.round(number, mailbox, after: Int.random(in: 1...12, using: &random))
      }
      #expect(accepted.count >= Self.rounds)
      var found: [String: Int] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(mailbox)/new") {
        let file = folder.read("mail/new/\(name)")
        let match = try #require(file.firstMatch(of: #/\r\nSubject: (\S+)\r\n/#), "\(name) is empty, or has no head")
        let id = String(match.1)
        #expect(file.hasSuffix("\r\n\(Self.text(id))"), "\(id) is not whole")
        found[id, default: 0] += 1
      }
      #expect(found.values.allSatisfy { $0 == 1 })
      #expect(Set(accepted).subtracting(found.keys) == [])
      // What was written and not answered may be there: each client had one message on its way.
      #expect(found.count <= accepted.count + Self.rounds * Self.clients)
    }
  }
}
