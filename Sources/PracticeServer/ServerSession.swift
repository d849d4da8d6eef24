import Octets
import Personas
import SMTP

/// One connection to the practice server without its socket: octets in, replies out. Commands go to the referee,
/// message text goes through the scanner into memory, up to the bounds.
struct ServerSession {
  /// What came of some input.
  struct Step {
    /// Octets that were used up; what is after them is for the next step.
    var consumed: Int
    /// What the server answers, whether or not it gets out as it is.
    var reply: Reply?
    /// Its last word, after the reply.
    var farewell: Reply?
    /// A command line ended, which may be answered later.
    var endsLine = false
    var hangsUp = false
    /// The reply is to be followed by a handshake; it is said as it is.
    var startsTLS = false
    /// What is to be done before the next step: the reply and the farewell are said, or what a scenario makes of them.
    var acts: [Interference.Act] = []
    /// To be done before there is a reply; then `ServerSession.wrote`.
    var writing: FileDelivery?
    /// What happened, the reply left out; nothing where nobody is told.
    var events: [ServerEvent.Kind] = []
  }

  private var dialogue: ServerDialogue
  private var agent: DeliveryAgent
  /// Nil on nearly every connection, and then nothing is done for it.
  private var interference: Interference?
  private let clientPort: Int
  private let reports: Bool
  private var commands: LineAssembler
  private var scanner = DataScanner()
  private var text: [UInt8] = []
  /// The rest of a piece of a message that BDAT has announced.
  private var chunk: (left: Int, octets: Int, isLast: Bool)?
  /// The rest of one that was refused.
  private var skipped = 0
  /// Octets of text the world has set aside for us.
  private var claimed = 0
  /// Why the text at hand is not kept.
  private var overflow: MailTransaction.DataResult?

  /// - Parameter reports: somebody is told what happens.
  init(agent: DeliveryAgent, clientAddress: String, clientPort: Int, reports: Bool = true) {
    self.agent = agent
    self.clientPort = clientPort
    self.reports = reports
    interference = Interference(agent.persona)
    dialogue = ServerDialogue(persona: agent.persona, clientAddress: clientAddress)
    let limits = agent.persona.limits
    commands = LineAssembler(limit: max(limits.commandOctets ?? 0, limits.loginOctets))
  }

  /// The same conversation in another post office; room for the text at hand is claimed there when more of it comes.
  func moved(to agent: DeliveryAgent) -> ServerSession {
    var moved = self
    moved.agent = agent
    moved.dialogue.persona = agent.persona
    moved.claimed = 0
    return moved
  }

  var greeting: Reply { dialogue.greeting }

  /// What is done when a client has connected.
  mutating func greet() -> [Interference.Act] {
    let reply = greeting
    return interference?.acts(for: reply, at: .greeting) ?? [.say(reply)]
  }

  var isTakingMessage: Bool { dialogue.isTakingMessage || dialogue.hasChunks }
  /// Whether something of a command line has come, and not its end.
  var isInsideLine: Bool { commands.isInsideLine }

  /// Reads octets until there is something to reply, or until all are read.
  mutating func step(_ input: UnsafeBufferPointer<UInt8>) -> Step {
    if chunk != nil || skipped > 0 || dialogue.isTakingMessage, interference?.dropsText == true {
      return Step(consumed: input.count, acts: [.drop])
    }
    if chunk != nil { return readChunk(input) }
    if skipped > 0 { return skip(input) }
    return dialogue.isTakingMessage ? readText(input) : readCommand(input)
  }

  /// The handshake is done: the session begins again.
  mutating func secured(by protection: MailTransaction.Protection) {
    dialogue.secured(by: protection)
  }

  /// The connection is gone: what a message that was not finished had claimed is given back.
  mutating func end() {
    dropText()
  }

  private mutating func dropText() {
    agent.store.release(octets: claimed)
    claimed = 0
    text = []
  }

  private mutating func readCommand(_ input: UnsafeBufferPointer<UInt8>) -> Step {
    let (taken, line) = commands.feedLine(UnsafeRawBufferPointer(input))
    guard let line else { return Step(consumed: taken) }
    let answersLogin = dialogue.isLoggingIn
    let action = dialogue.receive(answersLogin ? line : interference?.line(line) ?? line)
    // RSET and the like leave nothing of the pieces that have come.
    if !dialogue.hasChunks, !text.isEmpty || overflow != nil {
      dropText()
      overflow = nil
    }
    var step = Step(consumed: taken, reply: action.reply)
    step.endsLine = true
    if reports { step.events = [.heard(line, answersLogin: answersLogin), .judged(dialogue.verdict)] }
    switch action {
    case .reply: break
    case .close(_, let farewell):
      step.farewell = farewell
      step.hangsUp = true
    case .startMessage: scanner = DataScanner()
    case .readChunk(let octets, let isLast):
      chunk = (octets, octets, isLast)
      if octets == 0 { endChunk(&step) }
    case .skipChunk(_, let octets): skipped = octets
    case .startTLS where taken < input.count && agent.persona.rules.dropsWhatFollowsSTARTTLS:
      step.consumed = input.count
      step.startsTLS = true
    case .startTLS where taken < input.count: refuseWhatFollows(&step)
    case .startTLS: step.startsTLS = true
    }
    if interference?.losesPipelinedLines == true { step.consumed = input.count }
    answer(&step, at: answersLogin ? .answer : .command(Verb(of: line.bytes)))
    return step
  }

  private mutating func answer(_ step: inout Step, at place: @autoclosure () -> Interference.Place) {
    guard let reply = step.reply, !step.startsTLS, step.acts.isEmpty else { return }
    step.acts = interference?.acts(for: reply, at: place()) ?? [.say(reply)]
    if let farewell = step.farewell { step.acts.append(.say(farewell)) }
    if step.hangsUp { step.acts.append(.hangUp) }
  }

  /// Commands sent in clear after STARTTLS, by whomever, must not act within TLS (CVE-2011-0411).
  private func refuseWhatFollows(_ step: inout Step) {
    step.reply = agent.persona.reply(to: .notSynchronized)
    step.hangsUp = true
    step.events.append(.judged(.notSynchronized))
  }

  private mutating func readText(_ input: UnsafeBufferPointer<UInt8>) -> Step {
    let end = scanner.scan(input, into: &text)
    keepWithinBounds()
    guard let end else { return Step(consumed: input.count) }
    var step = Step(consumed: end)
    endMessage(&step)
    return step
  }

  /// The octets of a piece are taken as they are, whatever they look like.
  private mutating func readChunk(_ input: UnsafeBufferPointer<UInt8>) -> Step {
    let count = min(chunk?.left ?? 0, input.count)
    text.append(contentsOf: UnsafeBufferPointer(rebasing: input[..<count]))
    keepWithinBounds()
    chunk?.left -= count
    var step = Step(consumed: count)
    if chunk?.left == 0 { endChunk(&step) }
    return step
  }

  private mutating func endChunk(_ step: inout Step) {
    guard let ended = chunk else { return }
    chunk = nil
    // What is too large already does not become smaller.
    if ended.isLast || overflow != nil { return endMessage(&step) }
    step.reply = dialogue.endOfChunk(octets: ended.octets)
    answer(&step, at: .command(.bdat))
  }

  private mutating func skip(_ input: UnsafeBufferPointer<UInt8>) -> Step {
    let count = min(skipped, input.count)
    skipped -= count
    return Step(consumed: count)
  }

  private mutating func endMessage(_ step: inout Step) {
    let (text, transaction) = (self.text, dialogue.transaction)
    switch finish() {
    case .writing(let message): step.writing = message
    case .done(let result):
      step.events.append(.message(text, transaction, result, file: nil))
      step.reply = dialogue.endOfMessage(result)
      answer(&step, at: .message(recipients: transaction.envelope.recipients.count))
    }
  }

  /// The message is in its file, or could not be written.
  mutating func wrote(_ message: FileDelivery, _ result: MailTransaction.DataResult) -> Step {
    agent.wrote(message, result)
    var step = Step(consumed: 0)
    let isStored = if case .accepted = result { true } else { false }
    let transaction = dialogue.transaction
    step.events = [.message(message.text, transaction, result, file: isStored ? message.name : nil)]
    step.reply = dialogue.endOfMessage(result)
    answer(&step, at: .message(recipients: transaction.envelope.recipients.count))
    return step
  }

  /// What is beyond the bounds is read and not kept.
  private mutating func keepWithinBounds() {
    if overflow == nil {
      let new = text.count - claimed
      if text.count > agent.persona.limits.messageOctets {
        overflow = .tooBig
      } else if !agent.store.claim(octets: new) {
        overflow = .storageFull
      } else {
        claimed += new
        return
      }
      agent.store.release(octets: claimed)
      claimed = 0
      text = []
    }
    text.removeAll(keepingCapacity: true)
  }

  private mutating func finish() -> Delivering {
    defer {
      text = []
      claimed = 0
      overflow = nil
    }
    if let overflow { return .done(overflow) }
    return agent.deliver(text, dialogue.transaction, clientPort: clientPort)
  }
}
