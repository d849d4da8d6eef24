package import SMTP

/// What a sending mail server says to give a message to the next one: replies go in, and what is to be done comes out. It
/// encrypts where the server lists STARTTLS, and does not ask whose certificate it is (opportunistic TLS, RFC 7435). It knows no
/// connection: `RelayClient` has one over TCP, `InMemoryWorld` none.
package struct RelayDialogue: Sendable {
  /// What it came to.
  package enum Result: Sendable {
    /// These recipients were refused, and all others have it.
    /// - Parameter reports: whether the server knows what the sender asked to be told, and will.
    case done(refused: [Mailbox: Reply], reports: Bool)
    /// The server refused all of it.
    case refused(Reply)
    /// Nothing can be said of it; it is tried again.
    case broken(String)
  }

  package enum Step: Sendable {
    case send([UInt8])
    /// Then `encrypted`.
    case encrypt
    /// All is said, QUIT included.
    case end(Result)
  }

  /// The command whose reply is awaited.
  private enum Stage {
    case greeting
    case hello(isSecond: Bool)
    case fallback
    case startTLS
    case sender
    /// By its place in the list.
    case recipient(Int)
    case data
    case text
    case goodbye(Result)
  }

  private let name: String
  private let message: QueuedMessage
  private let recipients: [Mailbox]
  private var refused: [Mailbox: Reply] = [:]
  /// Whether the server lists DSN (RFC 3461).
  private var reports = false
  private var stage = Stage.greeting

  /// - Parameter name: what the host calls itself.
  package init(name: String, message: QueuedMessage, recipients: [Mailbox]) {
    (self.name, self.message, self.recipients) = (name, message, recipients)
  }

  /// What follows from a reply; the first is the greeting.
  package mutating func step(after reply: Reply) -> Step {
    let isFine = reply.code.kind == .completion
    switch stage {
    case .greeting: return isFine ? hello(isSecond: false) : .end(.refused(reply))
    case .hello(let isSecond):
      if reply.code.kind == .permanentFailure, !isSecond { return command("HELO \(name)", .fallback) }
      guard isFine else { return goodbye(.refused(reply)) }
      let list = ExtensionList(reply: reply)
      if !isSecond, list[.startTLS] != nil { return command("STARTTLS", .startTLS) }
      reports = list[.dsn] != nil
      return sender()
    case .fallback: return isFine ? sender() : goodbye(.refused(reply))
    case .startTLS: return reply.code == .serviceReady ? .encrypt : sender()
    case .sender: return isFine ? recipient(0) : goodbye(.refused(reply))
    case .recipient(let index):
      if !isFine { refused[recipients[index]] = reply }
      if index + 1 < recipients.count { return recipient(index + 1) }
      return refused.count < recipients.count
        ? command("DATA", .data) : goodbye(.done(refused: refused, reports: reports))
    case .data:
      guard reply.code == .startMailInput else { return goodbye(.refused(reply)) }
      var stuffer = DotStuffer()
      let stuffed = stuffer.stuff(message.text)
      return send(stuffed + stuffer.finish() + Array(".\r\n".utf8), .text)
    case .text: return goodbye(isFine ? .done(refused: refused, reports: reports) : .refused(reply))
    case .goodbye(let result): return .end(result)
    }
  }

  /// The handshake is done: the session begins again.
  package mutating func encrypted() -> Step { hello(isSecond: true) }

  /// What it came to where the connection is gone. Once the server has the message, the goodbye does not matter.
  package func result(whenBroken words: String) -> Result {
    if case .goodbye(let result) = stage { result } else { .broken(words) }
  }

  private mutating func hello(isSecond: Bool) -> Step { command("EHLO \(name)", .hello(isSecond: isSecond)) }

  private mutating func sender() -> Step {
    command("MAIL FROM:\(message.sender)\(written(message.request.ofMessage))", .sender)
  }

  private mutating func recipient(_ index: Int) -> Step {
    let recipient = recipients[index]
    return command("RCPT TO:<\(recipient)>\(written(message.request.parameters(of: recipient)))", .recipient(index))
  }

  private func written(_ parameters: [Parameter]) -> String {
    reports ? parameters.map { " \($0.written)" }.joined() : ""
  }

  private mutating func goodbye(_ result: Result) -> Step { command("QUIT", .goodbye(result)) }

  private mutating func command(_ line: String, _ next: Stage) -> Step { send(Array("\(line)\r\n".utf8), next) }

  private mutating func send(_ octets: [UInt8], _ next: Stage) -> Step {
    stage = next
    return .send(octets)
  }
}
