import Octets
package import SMTP

/// What makes two refusals the same to a reader: code and words, whatever stands for a message, an address or a moment
/// in them: numbers, ids, addresses and links are left out.
///
///     550 5.1.1 <bob@example.org>: no such user 4F2A1C0012 and 550 5.1.1 <al@example.com>: no such user B3
package struct RefusalKey: Hashable, Sendable {
  private let hash: Int

  package init(_ reply: Reply) {
    var hasher = Hasher()
    hasher.combine(reply.code)
    for line in reply.lines { Self.feed(line.text, into: &hasher) }
    hash = hasher.finalize()
  }

  /// - Parameter words: what else has to be the same.
  package init(_ record: Record, besides words: String = "") {
    var hasher = Hasher()
    hasher.combine(RefusalKey(record.answer.reply))
    hasher.combine(record.isLocal)
    hasher.combine(record.isOwn)
    hasher.combine(words)
    hash = hasher.finalize()
  }

  /// Words that are letters alone, and short numbers with dots such as 5.7.1; all others count as one.
  private static func feed(_ text: [UInt8], into hasher: inout Hasher) {
    var index = 0
    while index < text.count {
      // Up to a blank, a word; what is inside brackets is somebody's.
      guard !text[index].isBlank else {
        index += 1
        continue
      }
      let start = index
      var value: UInt64 = 14_695_981_039_346_656_037
      var digits = 0
      var isForeign = false
      var question: Int?
      // `[TSS04]`, `SC-001`, `AS(42003)`: the name that a provider has for a cause is in capitals.
      var (hasSmall, hasLarge) = (false, false)
      while index < text.count, !text[index].isBlank {
        let byte = text[index].asciiLowercased
        if byte.isASCIIDigit { digits += 1 } else if byte == UInt8(ascii: "?") { question = question ?? index }
        if byte.isASCIILetter {
          if text[index] == byte { hasSmall = true } else if byte > UInt8(ascii: "f") { hasLarge = true }
        }
        isForeign = isForeign || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
        value = (value ^ UInt64(byte)) &* 1_099_511_628_211
        index += 1
      }
      let length = index - start
      let isStatus =
        digits > 2 && length <= 8 && text[start + 1] == ASCII.dot
        && text[start..<index].allSatisfy { $0.isASCIIDigit || $0 == ASCII.dot }
      // A host's name, an address, an id, a number with or without its unit.
      let isName = text[start..<index].dropFirst().dropLast().contains(ASCII.dot)
      let isToken = digits > 0 && hasLarge && !hasSmall && length <= 11
      if isStatus || isToken && !isForeign || !(isForeign || digits > 0 || isName) {
        hasher.combine(value)
      } else {
        hasher.combine(0 as UInt64)
        if isForeign, let question { feed(parametersOf: text[(question + 1)..<index], into: &hasher) }
      }
    }
  }

  /// What a link says of the cause: `p=NoSuchUser` at Gmail, `c=hi` at GMX.
  private static func feed(parametersOf link: ArraySlice<UInt8>, into hasher: inout Hasher) {
    for parameter in link.split(separator: UInt8(ascii: "&")) {
      guard parameter.starts(with: "p=".utf8) || parameter.starts(with: "c=".utf8) else { continue }
      for octet in parameter.prefix(24) where octet.isASCIILetter || octet.isASCIIDigit { hasher.combine(octet) }
    }
  }
}
