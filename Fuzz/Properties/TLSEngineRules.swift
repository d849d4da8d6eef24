import TLS

/// One end of TLS that is fed anything: it fails once, with a reason, and nobody is taken for a partner.
///
/// The first octet is which end and which version, the second the seed of the cuts.
enum TLSEngineRules {
  static func check(_ input: [UInt8]) throws {
    var reader = InputReader(input)
    let (kind, seed) = (reader.number(), reader.number())
    let wire = Array(reader.rest)
    let whole = try play(kind, Cuts.whole(wire))
    let singly = try play(kind, Cuts.single(wire))
    let cut = try play(kind, Cuts.random(wire, seed: seed))
    for seen in [whole, singly, cut] {
      try hold(seen.facts == nil && seen.received.isEmpty, "no handshake is done with somebody who cannot do one")
      try hold(seen.failures.count == 1, "it fails once, not \(seen.failures)")
      try hold(!seen.isClosed && !seen.isTruncated, "what never began does not end")
    }
    try hold(name(singly) == name(whole), "an octet at a time fails the same: \(singly.failures) \(whole.failures)")
    try hold(name(cut) == name(whole), "pieces of any size fail the same: \(cut.failures) \(whole.failures)")
  }

  private static func play(_ kind: UInt8, _ pieces: [[UInt8]]) throws -> TLSSeen {
    let contexts = try TLSWorld.contexts(kind >> 1)
    let engine = try TLSEngine(kind & 1 == 0 ? contexts.client : contexts.server)
    var seen = TLSSeen()
    try seen.note(engine.start())
    for piece in pieces { try seen.note(engine.receive(piece)) }
    try seen.note(engine.end())
    if case .notTLS = seen.failures.first?.kind, kind & 1 == 1 {
      try hold(seen.sent.isEmpty, "whoever does not speak TLS is sent nothing")
    }
    let isOver = engine.receive([22, 3, 1, 0, 0]).isEmpty && engine.end().isEmpty && engine.close().isEmpty
    try hold(isOver, "after the end there is nothing")
    return seen
  }

  /// The failure, without the octets of a text: how many are kept depends on how they came.
  private static func name(_ seen: TLSSeen) -> String {
    guard let failure = seen.failures.first else { return "" }
    if case .notTLS(let kind, _) = failure.kind { return "\(kind)" }
    return "\(failure)"
  }
}
