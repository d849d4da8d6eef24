import Network
import TestSupport
import Testing

/// They count sockets and fill buffers, so they run one after another.
@Suite("Sockets", .serialized)
struct SocketTests {}

extension SocketTests {
  @Suite("A connection")
  struct ConnectionTests {
    @Test("octets arrive in order and unchanged, both ways")
    func inOrder() async throws {
      let sent = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
      let server = try ScriptedServer([.send(sent), .expect(count: sent.count), .close])
      let connection = try await Local.connect(server.port)
      async let arrived = Local.rest(of: connection)
      for start in stride(from: 0, to: sent.count, by: 7_777) {
        try await connection.send(Array(sent[start..<min(start + 7_777, sent.count)]))
      }
      let (octets, end) = await arrived
      #expect(octets == sent)
      #expect(end == .end)
      #expect(try await server.finished().first?.received == sent)
      connection.close()
    }

    @Test("what is enqueued leaves in the order of the calls, waited for or not")
    func enqueued() async throws {
      let lines = (100..<600).map { "\($0)\n" }
      let server = try ScriptedServer([.expect(count: 2_000), .close])
      let connection = try await Local.connect(server.port)
      let waits = lines.map { connection.enqueue(Array($0.utf8)) }
      for wait in waits.reversed() { #expect(await wait() == nil) }
      _ = await Local.rest(of: connection)
      connection.close()
      #expect(try await server.finished().first?.text == lines.joined())
    }

    @Test("the end comes again to whoever asks again")
    func endAgain() async throws {
      let server = try ScriptedServer([.send("x"), .close])
      let connection = try await Local.connect(server.port)
      #expect(await connection.next() == .bytes([0x78]))
      #expect(await connection.next() == .end)
      #expect(await connection.next() == .end)
      connection.close()
      #expect(await connection.next() == .end)
    }

    @Test("a server that will send no more still reads")
    func halfClose() async throws {
      let server = try ScriptedServer([.send("bye"), .halfClose, .expect(count: 5), .close])
      let connection = try await Local.connect(server.port)
      let (octets, end) = await Local.rest(of: connection)
      #expect(String(decoding: octets, as: UTF8.self) == "bye")
      #expect(end == .end)
      try await connection.send(Array("still".utf8))
      connection.close()
      #expect(try await server.finished().first?.text == "still")
    }

    @Test("a reset is no close: it is told as what it is")
    func reset() async throws {
      let server = try ScriptedServer([.expect(count: 1), .reset])
      let connection = try await Local.connect(server.port)
      try await connection.send([1])
      #expect(await connection.next() == .failed(.reset))
      #expect(await connection.next() == .end)
      connection.close()
    }

    @Test("a reset is kept for whoever asks later, and sending fails")
    func resetUnasked() async throws {
      let server = try ScriptedServer([.expect(count: 1), .reset])
      let connection = try await Local.connect(server.port)
      try await connection.send([1])
      _ = try await server.finished()
      var failure: TransportFailure?
      while failure == nil { failure = await failureOfSending(over: connection) }
      let last = await connection.next()
      #expect(last == .failed(.reset), "sending: \(String(describing: failure))")
      connection.close()
    }

    @Test("sending after a close of our own fails")
    func sendAfterClose() async throws {
      let server = try ScriptedServer([.readNothing])
      let connection = try await Local.connect(server.port)
      connection.close()
      #expect(await failureOfSending(over: connection) == .closedHere)
      #expect(await connection.next() == .end)
      server.stop()
    }

    @Test("a close while somebody waits for octets ends the wait")
    func closeWhileWaiting() async throws {
      let server = try ScriptedServer([.readNothing])
      let connection = try await Local.connect(server.port)
      async let next = connection.next()
      connection.close()
      #expect(await next == .end)
      server.stop()
    }

    @Test(
      "while nobody asks for more, a server that never stops talking gets no further than the system's buffers"
    )
    func backPressure() async throws {
      let total = 64 << 20
      let server = try ScriptedServer([.flood(pattern: Array("250-more\r\n".utf8), total: total), .close])
      let connection = try await Local.connect(server.port)
      guard case .bytes(let first) = await connection.next() else { throw PeerError("nothing came") }
      await #expect(throws: PeerError.self) { try await server.finished(within: .milliseconds(300)) }
      var count = first.count
      while case .bytes(let piece) = await connection.next() { count += piece.count }
      #expect(count == total)
      #expect(try await server.finished().first?.trouble == nil)
      connection.close()
    }

    @Test("a server that reads nothing makes sending wait, and a close ends that")
    func sendWaits() async throws {
      let server = try ScriptedServer([.readNothing])
      let connection = try await Local.connect(server.port)
      let wait = connection.enqueue([UInt8](repeating: 0x78, count: 32 << 20))
      let ended = Flag()
      let sending = Task {
        let failure = await wait()
        await ended.set()
        return failure
      }
      try await Task.sleep(for: .milliseconds(200))
      #expect(await !ended.isSet)
      connection.close()
      #expect(await sending.value == .closedHere)
      server.stop()
    }

    @Test("a thousand connections opened and closed leave no socket behind")
    func descriptors() async throws {
      let rounds = 1_000
      let server = try ScriptedServer(
        connections: Array(repeating: [.send("x"), .close], count: rounds))
      for _ in 0..<rounds {
        let connection = try await Local.connect(server.port)
        _ = await connection.next()
        connection.close()
      }
      _ = try await server.finished()
      _ = try await eventually("sockets are left") { try Local.sockets(to: server.port) == 0 ? true : nil }
    }

    private func failureOfSending(over connection: Connection) async -> TransportFailure? {
      do throws(TransportFailure) { try await connection.send([1, 2, 3]) } catch { return error }
      return nil
    }
  }
}

private actor Flag {
  private(set) var isSet = false

  func set() { isSet = true }
}
