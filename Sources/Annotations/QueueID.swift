import Octets
import SMTP

/// Finds the id a server gives for a message it took over. Every vendor has its own place for it.
enum QueueID {
  private static let limit = 36

  /// Nil when no word of the reply looks like an id. Never longer than `limit`.
  static func find(in reply: Reply) -> String? {
    let text = reply.lines[reply.lines.count - 1].text.prefix(1_000)
    var words = text.split(whereSeparator: \.isBlank).map(Array.init)
    if let first = words.first, EnhancedStatusCode(startOf: first) != nil { words.removeFirst() }
    let folded = words.map(\.asciiLowercased)
    return id(words, folded).flatMap(clean)
  }

  private static func id(_ words: [[UInt8]], _ folded: [[UInt8]]) -> [UInt8]? {
    // Exim: `OK id=1778te-0009TT-00`. Amavis and others write it further along.
    if let index = folded.firstIndex(where: { $0.starts(withKeyword: "id=") }) {
      return Array(words[index].dropFirst(3))
    }
    // Postfix: `Ok: queued as 4F2A1C0012`.
    if let index = folded.firstIndex(of: Array("queued".utf8)), index + 2 < words.count,
      folded[index + 1] == Array("as".utf8)
    {
      return words[index + 2]
    }
    // qmail: `ok 1045678901 qp 4711`.
    if folded.count >= 4, folded[0] == Array("ok".utf8), folded[2] == Array("qp".utf8) {
      return words[1] + Array(" qp ".utf8) + words[3]
    }
    // Sendmail, OpenSMTPD: `g4D6MMxx012345 Message accepted for delivery`.
    if folded.count >= 3, folded[1] == Array("message".utf8), folded[2] == Array("accepted".utf8) {
      return words[0]
    }
    // Gmail: `OK  1716300000 a1-2000000000sor.7 - gsmtp`.
    if folded.count >= 4, folded[0] == Array("ok".utf8), folded.last == Array("gsmtp".utf8) {
      return words[2]
    }
    // Haraka: `Message Queued (C4A1...)`. Exchange: `<id@host> [InternalId=7, Hostname=h] Queued mail ...`.
    if folded.count >= 3, folded[1] == Array("queued".utf8) { return words[2] }
    if let index = folded.firstIndex(where: { $0.starts(withKeyword: "[internalid=") }) {
      return Array(words[index].dropFirst(12))
    }
    return nil
  }

  private static func clean(_ id: [UInt8]) -> String? {
    let edges = Array("()<>[],;:.".utf8)
    var rest = id[...]
    while let first = rest.first, edges.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, edges.contains(last) { rest = rest.dropLast() }
    return rest.isEmpty ? nil : Excerpt.short(rest, limit: limit)
  }
}
