import Causes
import Octets

/// The address that a refusal names for questions, put into the words of a row.
enum Contact {
  /// Fills the blank `{contact}`.
  static func named(_ text: String, _ heard: ClassifiedReply) -> String {
    text.contains(phrase: "{contact}")
      ? text.replacing(phrase: "{contact}", with: address(in: heard) ?? "the address in the text") : text
  }

  /// The first mail address that is outside angle brackets and short enough for a line of advice.
  private static func address(in heard: ClassifiedReply) -> String? {
    for word in heard.ownWords.split(whereSeparator: \.isBlank) {
      guard let at = word.firstIndex(of: UInt8(ascii: "@")) else { continue }
      let start = word[..<at].lastIndex { !isOfName($0) }.map { $0 + 1 } ?? word.startIndex
      var address = word[start...].prefix { isOfName($0) || $0 == UInt8(ascii: "@") }
      while address.last == ASCII.dot { address = address.dropLast() }
      if start < at, address.endIndex > at + 1, address.count <= 30 { return String(decoding: address, as: UTF8.self) }
    }
    return nil
  }

  private static func isOfName(_ octet: UInt8) -> Bool { octet.isHostNameOctet || octet == UInt8(ascii: "_") }
}
