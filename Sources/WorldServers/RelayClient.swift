import Network
import SMTP
import TLS
import World

/// Gives one message to the next server, as a sending mail server does: real SMTP over TCP, within the world. Where the server
/// lists STARTTLS it encrypts, and does not ask whose certificate it is (opportunistic TLS, RFC 7435).
struct RelayClient {
  /// What the host calls itself.
  let name: String
  /// The address to connect from; nil lets the system choose.
  let source: String?
  /// The name of the next server.
  let server: String

  /// Seconds for the whole of it.
  private static let patience = 60

  /// What it came to.
  enum Result {
    /// These recipients were refused, and all others have it.
    /// - Parameter reports: whether the server knows what the sender asked to be told, and will.
    case done(refused: [Mailbox: Reply], reports: Bool)
    /// The server refused all of it.
    case refused(Reply)
    /// Nothing can be said of it; it is tried again.
    case broken(String)
  }

  func deliver(_ message: QueuedMessage, to recipients: [Mailbox], at endpoint: Endpoint) async -> Result {
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
    var dialogue = Dialogue(connection: connection)
    do {
      return try await speak(message, recipients, &dialogue)
    } catch {
      return .broken(error.words)
    }
  }

  private func speak(
    _ message: QueuedMessage, _ recipients: [Mailbox], _ dialogue: inout Dialogue
  ) async throws(Dialogue.Broken) -> Result {
    let greeting = try await dialogue.reply()
    guard greeting.code.kind == .completion else { return .refused(greeting) }
    var hello = try await dialogue.command("EHLO \(name)")
    if hello.code.kind == .permanentFailure { hello = try await dialogue.command("HELO \(name)") }
    guard hello.code.kind == .completion else { return try await leave(&dialogue, with: .refused(hello)) }
    if ExtensionList(reply: hello)[.startTLS] != nil, try await dialogue.command("STARTTLS").code == .serviceReady {
      try await dialogue.encrypt(for: server)
      hello = try await dialogue.command("EHLO \(name)")
      guard hello.code.kind == .completion else { return try await leave(&dialogue, with: .refused(hello)) }
    }
    let reports = ExtensionList(reply: hello)[.dsn] != nil
    func written(_ parameters: [Parameter]) -> String { reports ? parameters.map { " \($0.written)" }.joined() : "" }
    let sender = try await dialogue.command("MAIL FROM:\(message.sender)\(written(message.request.ofMessage))")
    guard sender.code.kind == .completion else { return try await leave(&dialogue, with: .refused(sender)) }
    var refused: [Mailbox: Reply] = [:]
    for recipient in recipients {
      let asked = written(message.request.parameters(of: recipient))
      let reply = try await dialogue.command("RCPT TO:<\(recipient)>\(asked)")
      if reply.code.kind != .completion { refused[recipient] = reply }
    }
    guard refused.count < recipients.count else {
      return try await leave(&dialogue, with: .done(refused: refused, reports: reports))
    }
    let data = try await dialogue.command("DATA")
    guard data.code == .startMailInput else { return try await leave(&dialogue, with: .refused(data)) }
    let end = try await dialogue.text(message.text)
    guard end.code.kind == .completion else { return try await leave(&dialogue, with: .refused(end)) }
    // It has the message, whatever becomes of the goodbye.
    _ = try? await dialogue.command("QUIT")
    return .done(refused: refused, reports: reports)
  }

  private func leave(_ dialogue: inout Dialogue, with result: Result) async throws(Dialogue.Broken) -> Result {
    _ = try? await dialogue.command("QUIT")
    return result
  }
}

/// One connection of a sending server: a line out, a reply in.
private struct Dialogue {
  let connection: Connection
  var parser = ReplyParser()

  struct Broken: Error {
    let words: String
  }

  mutating func command(_ line: String) async throws(Broken) -> Reply {
    _ = connection.enqueue(Array("\(line)\r\n".utf8))
    return try await reply()
  }

  /// The text of a message, and its final dot.
  mutating func text(_ octets: [UInt8]) async throws(Broken) -> Reply {
    var stuffer = DotStuffer()
    let stuffed = stuffer.stuff(octets)
    _ = connection.enqueue(stuffed + stuffer.finish() + Array(".\r\n".utf8))
    return try await reply()
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
