import Octets
import SMTP

@testable import Personas

/// The server's side of a conversation: what it says and what it accepts does not depend on how the octets were cut, no message
/// goes without a sender and a recipient, and of BDAT exactly so many octets are text as it counted.
///
/// The first octet is the seed of the cuts.
enum RefereeRules {
  static func check(_ input: [UInt8]) throws {
    guard let seed = input.first else { return }
    let octets = Array(input.dropFirst())
    let whole = try heard(Cuts.whole(octets))
    try hold(try heard(Cuts.single(octets)) == whole, "an octet at a time is answered the same")
    try hold(try heard(Cuts.random(octets, seed: seed)) == whole, "pieces of any size are answered the same")
  }

  private struct Heard: Equatable {
    var replies: [Reply] = []
    var messages: [[UInt8]] = []
  }

  /// Until the server closes the connection, or begins TLS.
  private static func heard(_ pieces: [[UInt8]]) throws -> Heard {
    var heard = Heard()
    var dialogue = ServerDialogue(persona: Persona.workbench, clientAddress: "192.0.2.1")
    var commands = LineAssembler(limit: 4_096)
    var scanner = DataScanner()
    var text: [UInt8] = []
    var chunk: (left: Int, octets: Int, isLast: Bool)?
    var counted = 0
    var skipped = 0

    func endMessage() throws {
      let envelope = dialogue.transaction.envelope
      try hold(envelope.sender != nil && !envelope.recipients.isEmpty, "a message has a sender and a recipient")
      heard.messages.append(text)
      (text, counted) = ([], 0)
      heard.replies.append(dialogue.endOfMessage(.accepted(id: "x")))
    }
    func endChunk(_ ended: (left: Int, octets: Int, isLast: Bool)) throws {
      chunk = nil
      counted += ended.octets
      try hold(text.count == counted, "the text is what BDAT counted")
      if ended.isLast { try endMessage() } else { heard.replies.append(dialogue.endOfChunk(octets: ended.octets)) }
    }

    for piece in pieces {
      var rest = piece[...]
      while !rest.isEmpty {
        if var open = chunk {
          let taken = rest.prefix(open.left)
          text += taken
          open.left -= taken.count
          chunk = open
          rest = rest.dropFirst(taken.count)
          if open.left == 0 { try endChunk(open) }
        } else if skipped > 0 {
          let count = min(skipped, rest.count)
          skipped -= count
          rest = rest.dropFirst(count)
        } else if dialogue.isTakingMessage {
          guard let end = scanner.scan(Array(rest), into: &text) else { break }
          rest = rest.dropFirst(end)
          try endMessage()
        } else {
          let (taken, line) = rest.withUnsafeBytes { commands.feedLine($0) }
          rest = rest.dropFirst(taken)
          guard let line else { break }
          let action = dialogue.receive(line)
          if let reply = action.reply { heard.replies.append(reply) }
          if !dialogue.hasChunks, !dialogue.isTakingMessage { (text, counted) = ([], 0) }
          switch action {
          case .reply: break
          case .close, .startTLS: return heard
          case .startMessage: scanner = DataScanner()
          case .skipChunk(_, let octets): skipped = octets
          case .readChunk(let octets, let isLast):
            chunk = (octets, octets, isLast)
            if octets == 0 { try endChunk((0, 0, isLast)) }
          }
        }
      }
    }
    return heard
  }
}
