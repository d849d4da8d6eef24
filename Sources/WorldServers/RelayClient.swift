import Network
import SMTP
import TLS
import World

/// Gives one message to the next server, as a sending mail server does: real SMTP over TCP, within the world.
struct RelayClient {
  /// What the host calls itself.
  let name: String
  /// The address to connect from; nil lets the system choose.
  let source: String?
  /// The name of the next server.
  let server: String

  /// Seconds for the whole of it.
  private static let patience = 60

  func deliver(_ message: QueuedMessage, to recipients: [Mailbox], at endpoint: Endpoint) async -> RelayDialogue.Result
  {
    let connection: Connection
    do {
      let options = ConnectOptions(source: source, timeout: 10)
      connection = try await Connector.connect(to: endpoint, options: options) { _ in }
    } catch {
      return .broken("the connection failed")
    }
    let watchdog = Task {
      try await Task.sleep(for: .seconds(Self.patience))
      connection.close()
    }
    defer {
      watchdog.cancel()
      connection.close()
    }
    var dialogue = RelayDialogue(name: name, message: message, recipients: recipients)
    var wire = Wire(connection: connection)
    do throws(Wire.Broken) {
      var step = dialogue.step(after: try await wire.reply())
      while true {
        switch step {
        case .send(let octets):
          _ = connection.enqueue(octets)
          step = dialogue.step(after: try await wire.reply())
        case .encrypt:
          try await wire.encrypt(for: server)
          step = dialogue.encrypted()
        case .end(let result): return result
        }
      }
    } catch {
      return dialogue.result(whenBroken: error.words)
    }
  }
}

/// One connection of a sending server, and the replies that come from it.
private struct Wire {
  let connection: Connection
  var parser = ReplyParser()

  struct Broken: Error {
    let words: String
  }

  /// After the 220 to STARTTLS. What came with it, and was not encrypted, is not obeyed.
  mutating func encrypt(for server: String) async throws(Broken) {
    guard parser.unread == 0, !parser.isInsideReply else { throw Broken(words: "plaintext after STARTTLS") }
    do {
      try connection.secure(TLSContext(client: TLSClientOptions(serverName: server)))
    } catch {
      throw Broken(words: "TLS cannot begin")
    }
    guard case .secured = await next() else { throw Broken(words: "the TLS handshake failed") }
  }

  private func next() async -> Inbound {
    await withCheckedContinuation { continuation in connection.next { continuation.resume(returning: $0) } }
  }

  mutating func reply() async throws(Broken) -> Reply {
    while true {
      switch parser.next() {
      case .reply(let reply): return reply
      case .line: continue
      case nil: break
      }
      guard case .bytes(let octets) = await next() else { throw Broken(words: "the server closed the connection") }
      parser.receive(octets)
    }
  }
}
