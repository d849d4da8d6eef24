import SMTP

/// One connection to the practice server without its socket: octets in, replies out. Commands go to the referee,
/// message text goes through the scanner into memory, up to the bounds.
struct ServerSession {
  /// What came of some input.
  struct Step {
    /// Octets that were used up; what is behind them is for the next step.
    var consumed: Int
    /// To be sent before the next step.
    var reply: Reply?
    var hangsUp = false
  }

  private var dialogue: ServerDialogue
  private var office: PostOffice
  private let clientPort: Int
  private var commands: LineAssembler
  private var scanner = DataScanner()
  private var text: [UInt8] = []
  /// Octets of text the world has set aside for us.
  private var claimed = 0
  /// Why the text at hand is not kept.
  private var overflow: MailTransaction.Fate?

  init(office: PostOffice, clientAddress: String, clientPort: Int) {
    self.office = office
    self.clientPort = clientPort
    dialogue = ServerDialogue(persona: office.persona, clientAddress: clientAddress)
    commands = LineAssembler(limit: office.persona.limits.commandOctets)
  }

  /// The same conversation in another post office; room for the text at hand is claimed there when more of it comes.
  func moved(to office: PostOffice) -> ServerSession {
    var moved = self
    moved.office = office
    moved.claimed = 0
    return moved
  }

  var greeting: Reply { dialogue.greeting }
  var isTakingMessage: Bool { dialogue.isTakingMessage }

  /// Reads octets until there is something to reply, or until all are read.
  mutating func step(_ input: UnsafeBufferPointer<UInt8>) -> Step {
    dialogue.isTakingMessage ? readText(input) : readCommand(input)
  }

  /// The connection is gone: what a message that was not finished had claimed is given back.
  mutating func end() {
    office.world.release(octets: claimed)
    claimed = 0
    text = []
  }

  private mutating func readCommand(_ input: UnsafeBufferPointer<UInt8>) -> Step {
    for (index, byte) in input.enumerated() {
      guard let line = commands.feed(byte) else { continue }
      switch dialogue.receive(line) {
      case .reply(let reply): return Step(consumed: index + 1, reply: reply)
      case .close(let reply): return Step(consumed: index + 1, reply: reply, hangsUp: true)
      case .startMessage(let reply):
        scanner = DataScanner()
        return Step(consumed: index + 1, reply: reply)
      }
    }
    return Step(consumed: input.count)
  }

  private mutating func readText(_ input: UnsafeBufferPointer<UInt8>) -> Step {
    let end = scanner.scan(input, into: &text)
    keepWithinBounds()
    guard let end else { return Step(consumed: input.count) }
    return Step(consumed: end, reply: dialogue.endOfMessage(finish()))
  }

  /// What is beyond the bounds is read and not kept.
  private mutating func keepWithinBounds() {
    if overflow == nil {
      let new = text.count - claimed
      if text.count > office.persona.limits.messageOctets {
        overflow = .tooBig
      } else if !office.world.claim(octets: new) {
        overflow = .storageFull
      } else {
        claimed += new
        return
      }
      office.world.release(octets: claimed)
      claimed = 0
      text = []
    }
    text.removeAll(keepingCapacity: true)
  }

  private mutating func finish() -> MailTransaction.Fate {
    defer {
      text = []
      claimed = 0
      overflow = nil
    }
    if let overflow { return overflow }
    if let id = office.deliver(text, dialogue.transaction, clientPort: clientPort) {
      return .accepted(id: id.description)
    }
    office.world.release(octets: claimed)
    return .storageFull
  }
}
