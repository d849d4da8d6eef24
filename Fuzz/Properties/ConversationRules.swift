import Octets
import SMTP

/// The whole client: octets of both sides, cut anywhere. However they are cut the events, the state and what is
/// outstanding are the same, and what is kept has a bound.
///
/// The first octet is the seed of the cuts. After it the input is a row of moves, each with a head of two octets: whose
/// octets they are (and now and then a handshake that is done), and how many follow.
enum ConversationRules {
  static func check(_ input: [UInt8]) throws {
    guard let seed = input.first else { return }
    let moves = Move.read(input.dropFirst())
    let whole = try play(moves, Cuts.whole)
    let singly = try play(moves, Cuts.single)
    try hold(singly == whole, "an octet at a time gives the same events")
    let cut = try play(moves) { Cuts.random($0, seed: seed) }
    try hold(cut == whole, "pieces of any size give the same events")
  }
}

private enum Move {
  case client([UInt8])
  case typed([UInt8])
  case server([UInt8])
  case handshake

  static func read(_ input: ArraySlice<UInt8>) -> [Move] {
    var rest = input
    var moves: [Move] = []
    while rest.count >= 2 {
      let (kind, size) = (rest[rest.startIndex], Int(rest[rest.startIndex + 1]))
      rest = rest.dropFirst(2)
      let octets = Array(rest.prefix(size))
      rest = rest.dropFirst(octets.count)
      switch kind % 8 {
      case 0...3: moves.append(.server(octets))
      case 4, 5: moves.append(.client(octets))
      case 6: moves.append(.typed(octets.filter { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn }))
      default: moves.append(.handshake)
      }
    }
    return moves
  }
}

private enum Step: Equatable {
  case event(Conversation.Event)
  case state(Stage, [Request], Envelope, ExtensionList?, unread: Int)
  case rest(ReplyParser.ServerLine?)
}

private func play(_ moves: [Move], _ cut: ([UInt8]) -> [[UInt8]]) throws(BrokenRule) -> [Step] {
  var conversation = Conversation()
  var steps: [Step] = []
  var unread = 0
  for move in moves {
    switch move {
    case .client(let octets): for piece in cut(octets) { conversation.track(piece) }
    case .typed(let line):
      let isText = conversation.stage.isText
      let outgoing = conversation.send(line: line)
      let dots = outgoing.bytes.count - line.count - 2
      try hold(dots == 0 || (isText && dots == 1 && line.first == ASCII.dot), "a line leaves as typed, a dot doubled")
    case .handshake:
      if conversation.stage == .tls { conversation.tlsEstablished() }
    case .server(let octets):
      for piece in cut(octets) {
        if conversation.stage == .tls { unread += piece.count }
        conversation.receive(piece)
        while let event = conversation.next() {
          if case .startTLS(let octets) = event { unread += octets } else { steps.append(.event(event)) }
        }
      }
    }
    try hold((conversation.chunkRemaining ?? 1) > 0, "a chunk that is complete is over")
    try hold(
      conversation.unfinishedLine.count <= ReplyParser.lineLimit, "an unfinished line keeps no more than its bound")
    let ids = conversation.pending.map(\.id)
    try hold(zip(ids, ids.dropFirst()).allSatisfy(<), "requests keep their order")
    steps.append(
      .state(conversation.stage, conversation.pending, conversation.envelope, conversation.extensions, unread: unread))
  }
  steps.append(.rest(conversation.finish()))
  return steps
}
