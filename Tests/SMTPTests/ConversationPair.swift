import Octets
import SMTP

/// Client and server dialogue joined in memory: what one sends the other gets, whole or octet by octet.
struct ConversationPair {
  var client = Conversation()
  var server = ServerDialogue(persona: PlainPersona(), clientAddress: "192.0.2.1")
  private(set) var messages: [(text: [UInt8], transaction: MailTransaction)] = []
  /// The session in `C:` and `S:` notation.
  private(set) var transcript: [String] = []
  private(set) var isClosed = false

  private let isSplit: Bool
  private var commands = LineAssembler(limit: 2_048)
  private var scanner = DataScanner()
  private var text: [UInt8] = []

  init(isSplit: Bool) {
    self.isSplit = isSplit
    deliver(server.greeting)
  }

  /// A line that is typed; the server's answers come back at once.
  mutating func type(_ line: String) {
    transcript.append("C: \(line)")
    transmit(client.send(line: Array(line.utf8)).bytes)
  }

  /// Octets sent as they are.
  mutating func send(_ bytes: [UInt8]) {
    client.track(bytes)
    transmit(bytes)
  }

  private mutating func transmit(_ bytes: [UInt8]) {
    for piece in isSplit ? bytes.map({ [$0] }) : [bytes] { receive(piece[...]) }
  }

  private mutating func receive(_ piece: ArraySlice<UInt8>) {
    var rest = piece
    while !rest.isEmpty, !isClosed {
      if server.isTakingMessage {
        guard let end = scanner.scan(rest, into: &text) else { return }
        rest = rest.dropFirst(end)
        messages.append((text, server.transaction))
        text = []
        deliver(server.endOfMessage(.accepted(id: "\(messages.count)")))
      } else if let line = commands.feed(rest.removeFirst()) {
        let action = server.receive(line)
        if case .startMessage = action { scanner = DataScanner() }
        if case .close = action { isClosed = true }
        if let reply = action.reply { deliver(reply) }
      }
    }
  }

  private mutating func deliver(_ reply: Reply) {
    for piece in isSplit ? reply.bytes.map({ [$0] }) : [reply.bytes] {
      client.receive(piece)
      while let event = client.next() {
        guard case .line(let line, _) = event else { continue }
        transcript.append("S: " + String(decoding: line.wire.bytes, as: UTF8.self))
      }
    }
  }
}
