import TestSupport
import Testing

@testable import Network

extension SocketTests {
  @Suite("Connecting")
  struct ConnectorTests {
    private func attempt(
      _ host: String, _ port: UInt16, _ options: ConnectOptions = ConnectOptions()
    ) async -> (result: Result<Connection, Connector.Failure>, steps: [Connector.Step]) {
      let log = StepLog()
      do throws(Connector.Failure) {
        let endpoint = Endpoint(host: host, port: Int(port))
        let connection = try await Connector.connect(to: endpoint, options: options) { await log.add($0) }
        return (.success(connection), await log.steps)
      } catch {
        return (.failure(error), await log.steps)
      }
    }

    private func failure(
      _ host: String, _ port: UInt16, _ options: ConnectOptions = ConnectOptions()
    ) async throws -> (failure: Connector.Failure, steps: [Connector.Step]) {
      let (result, steps) = await attempt(host, port, options)
      guard case .failure(let failure) = result else { throw PeerError("connected, against all expectation") }
      return (failure, steps)
    }

    @Test("a server is reached at its address, and both ends have names", arguments: ["127.0.0.1", "::1"])
    func reached(_ address: String) async throws {
      let server = try ScriptedServer(on: address, [.reply("220 x"), .close])
      let (result, steps) = await attempt(address, server.port)
      let connection = try result.get()
      defer { connection.close() }
      let shown = address.contains(":") ? "[\(address)]:\(server.port)" : "\(address):\(server.port)"
      #expect(steps == [.trying(address: shown)])
      #expect(connection.remote == shown)
      #expect(connection.local.hasPrefix(address.contains(":") ? "[::1]:" : "127.0.0.1:"))
    }

    @Test("a port without a listener refuses, and the attempt is told before its failure")
    func refused() async throws {
      let port = try LoopbackPort.free()
      let (failure, steps) = try await failure("127.0.0.1", port)
      #expect(failure == Connector.Failure(reason: .refused, tried: 1))
      #expect(
        steps == [
          .trying(address: "127.0.0.1:\(port)"), .failed(address: "127.0.0.1:\(port)", .refused),
        ])
    }

    @Test("every address is tried in turn, each failure is told in order, and the one that answers is taken")
    func everyAddress() async throws {
      // Where localhost has an IPv6 address too, nobody listens on it.
      let server = try ScriptedServer([.reply("220 x"), .close])
      let (result, steps) = await attempt("localhost", server.port)
      let connection = try result.get()
      defer { connection.close() }
      #expect(connection.remote == "127.0.0.1:\(server.port)")
      #expect(steps.last == .trying(address: "127.0.0.1:\(server.port)"))
      for (index, step) in steps.dropLast().enumerated() {
        switch step {
        case .trying: #expect(index % 2 == 0)
        case .failed(let address, _): #expect(steps[index - 1] == .trying(address: address))
        }
      }
    }

    @Test("from an address of ours only those of its kind are tried, if there is one", arguments: ["127.0.0.1", "::1"])
    func fittingSource(_ source: String) async throws {
      let port = try LoopbackPort.free()
      let (_, all) = try await failure("localhost", port)
      let (failure, steps) = try await failure("localhost", port, ConnectOptions(source: source))
      let fitting = Self.tried(all).filter { $0.hasPrefix("[") == source.contains(":") }
      #expect(Self.tried(steps) == (fitting.isEmpty ? Self.tried(all) : fitting))
      let unusable = TransportFailure.sourceUnusable("not of the same family as the server's address")
      #expect(failure.reason == (fitting.isEmpty ? unusable : .refused))
    }

    private static func tried(_ steps: [Connector.Step]) -> [String] {
      steps.compactMap { if case .trying(let address) = $0 { address } else { nil } }
    }

    @Test("an address that never answers is given up when its time is over")
    func timedOut() async throws {
      let listener = try FullListener()
      let (failure, steps) = try await failure("127.0.0.1", listener.port, ConnectOptions(timeout: 0.2))
      #expect(failure == Connector.Failure(reason: .timedOut(seconds: 0.2), tried: 1))
      #expect(steps.count == 2)
    }

    @Test(
      "a source address that cannot be used says why",
      arguments: [
        ("::1", "not of the same family as the server's address"),
        ("no address", "not an IP address"),
        ("192.0.2.1", "Cannot assign requested address"),
      ])
    func source(_ source: String, _ reason: String) async throws {
      let server = try ScriptedServer([.close])
      defer { server.stop() }
      let (failure, _) = try await failure("127.0.0.1", server.port, ConnectOptions(source: source))
      #expect(failure.reason == .sourceUnusable(reason))
    }

    @Test("a source address that is this machine's is used")
    func goodSource() async throws {
      let server = try ScriptedServer([.close])
      let connection = try await Local.connect(server.port, options: ConnectOptions(source: "127.0.0.2"))
      defer { connection.close() }
      #expect(connection.local.hasPrefix("127.0.0.2:"))
    }

    @Test(
      "a name that cannot exist is not found, whatever name service says",
      arguments: ["invalid", "mail.invalid", "mail.INVALID."])
    func noSuchName(_ name: String) async throws {
      let (failure, steps) = try await failure(name, 25)
      #expect(failure == Connector.Failure(reason: .nameNotFound, tried: 0))
      #expect(steps.isEmpty)
    }

    @Test(
      "only addresses of the family asked for are tried",
      arguments: [("127.0.0.1", ConnectOptions.Family.ipv6), ("::1", .ipv4)])
    func family(_ address: String, _ family: ConnectOptions.Family) async throws {
      let (failure, steps) = try await failure(address, 25, ConnectOptions(family: family))
      #expect(failure == Connector.Failure(reason: .nameNotFound, tried: 0))
      #expect(steps.isEmpty)
    }

    @Test("an attempt that is cancelled ends at once and leaves no socket behind")
    func cancelled() async throws {
      let listener = try FullListener()
      let before = try Local.sockets(to: listener.port)
      for _ in 0..<20 {
        let log = StepLog()
        let endpoint = Endpoint(host: "127.0.0.1", port: Int(listener.port))
        let task = Task {
          do throws(Connector.Failure) {
            _ = try await Connector.connect(to: endpoint, options: ConnectOptions(timeout: 600)) {
              await log.add($0)
            }
            return nil as TransportFailure?
          } catch {
            return error.reason
          }
        }
        while await log.steps.isEmpty { await Task.yield() }
        task.cancel()
        #expect(await task.value == .closedHere)
      }
      _ = try await eventually("sockets are left") {
        try Local.sockets(to: listener.port) == before ? true : nil
      }
    }

    @Test("a task cancelled before it begins connects to nothing")
    func cancelledBefore() async throws {
      let server = try ScriptedServer([.close])
      let port = server.port
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        _ = try await Local.connect(port)
      }
      await #expect(throws: Connector.Failure(reason: .closedHere, tried: 0)) { try await task.value }
      #expect(try Local.sockets(to: port) == 0)
      server.stop()
    }
  }
}
