import Octets
import SMTP

/// How a reply is changed on its way out.
extension Interference {
  func changed(_ reply: Reply, at place: Place) -> Reply {
    var reply = reply
    if place == .greeting { reply = changedGreeting(reply) }
    if case .command(let verb) = place { reply = changed(reply, to: verb) }
    // EHLO has many lines as it is, and each of them means something.
    return has(.manyLines) && place != .command(.ehlo) ? Self.inManyLines(reply) : reply
  }

  private func changedGreeting(_ reply: Reply) -> Reply {
    if has(.busy) { return busy }
    if has(.firewall) { return Self.masked(reply) }
    if has(.lmtp) { return Reply(.serviceReady, ["LMTP server ready"]) }
    return reply
  }

  private func changed(_ reply: Reply, to verb: Verb) -> Reply {
    switch verb {
    case .ehlo where has(.emptyPromises) && !reply.code.isFailure: Self.withPromises(reply)
    case .ehlo where has(.firewall) && !reply.code.isFailure: Self.withMaskedKeywords(reply)
    default: reply
    }
  }

  // MARK: A firewall

  /// What such a device lets through; everything else becomes a row of X.
  static let knownToFirewalls: Set<Verb> = [
    .helo, .ehlo, .mail, .rcpt, .data, .rset, .noop, .quit, .help, .auth, .vrfy, .expn,
  ]

  /// Every character a star, but `2` and `0`.
  static func masked(_ reply: Reply) -> Reply {
    Reply(
      reply.code,
      reply.lines.map { line in
        String(decoding: line.text.map { "20".utf8.contains($0) ? $0 : UInt8(ascii: "*") }, as: UTF8.self)
      })
  }

  private static let keywordsKnown: Set<Extension.Keyword> = [.size, .auth, .eightBitMIME, .help, .pipelining]

  /// The keywords of a list that the device does not know are overwritten, their last letter apart.
  static func withMaskedKeywords(_ reply: Reply) -> Reply {
    let lines = reply.texts.enumerated().map { number, text in
      let keyword = text.split(separator: " ").first.map(String.init) ?? ""
      guard number > 0, !keywordsKnown.contains(Extension.Keyword(rawValue: keyword)) else { return text }
      return String(repeating: "X", count: max(0, keyword.count - 1)) + "A"
    }
    return Reply(reply.code, lines)
  }

  // MARK: Form

  private static let promises = ["CHUNKING", "SMTPUTF8", "DSN"]

  static func withPromises(_ reply: Reply) -> Reply {
    let new = promises.filter { promise in !reply.texts.contains { $0.hasPrefix(promise) } }
    return Reply(reply.code, reply.texts + new)
  }

  static func inManyLines(_ reply: Reply) -> Reply {
    Reply(reply.code, ["This reply has several lines."] + reply.texts + ["This is the last of them."])
  }

  /// Four pieces, two of them ending within a line.
  static func inParts(_ reply: Reply) -> [Act] {
    let whole = Reply(reply.code, reply.texts + ["and this is the last line"])
    let octets = Array("220-Please wait\r\n".utf8) + whole.bytes
    let cuts = [0, 3, 17, octets.count - 6, octets.count]
    let pieces = zip(cuts, cuts.dropFirst()).map { Act.write(Array(octets[$0..<$1])) }
    return Array(pieces.map { [$0] }.joined(separator: [.pause(seconds: 1)]))
  }
}
