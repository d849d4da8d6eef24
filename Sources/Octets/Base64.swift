/// Base64 (RFC 4648, section 4) as SMTP uses it: no line ends, no spaces, and nothing but what the encoder makes.
package enum Base64 {
  /// Characters of a text that is decoded: RFC 4954, section 4, considers 12288 enough.
  package static let limit = 16_384

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  /// Each character's six bits; 0xFF for an octet that is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  package static func encode(_ octets: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((octets.count + 2) / 3 * 4)
    for start in stride(from: 0, to: octets.count, by: 3) {
      let group = octets[start..<min(start + 3, octets.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        text.append(place > group.count ? padding : alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 0x3F)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil unless it is what `encode` makes of some octets, and no longer than `limit`.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    decode(Array(text.utf8))
  }

  /// The same for text as it came off the wire.
  package static func decode(_ text: [UInt8]) -> [UInt8]? {
    guard text.count <= limit, text.count.isMultiple(of: 4) else { return nil }
    let body = text.dropLast(text.suffix(2).reversed().prefix { $0 == padding }.count)
    var octets: [UInt8] = []
    octets.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for character in body {
      let value = values[Int(character)]
      guard value != 0xFF else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      octets.append(UInt8(truncatingIfNeeded: bits >> count))
      bits &= 1 << count - 1
    }
    // Bits that belong to no octet are zero (section 3.5).
    return bits == 0 ? octets : nil
  }

  /// Whether these are letters of base64 alone, the equals sign left out.
  package static func hasAlphabet(_ text: [UInt8]) -> Bool { text.allSatisfy { values[Int($0)] != 0xFF } }
}
