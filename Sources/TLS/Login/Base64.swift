import COpenSSL

/// Base64 (RFC 4648, section 4) as SMTP uses it: no line ends, no blanks, and nothing but what the encoder makes.
package enum Base64 {
  /// RFC 4954, section 4, asks for 12288 octets of text at least.
  package static let limit = 16_384

  package static func encode(_ octets: [UInt8]) -> String {
    var text = ""
    var rest = octets[...]
    // In pieces that fill whole groups of four characters, and whose length C can hold.
    while !rest.isEmpty {
      let piece = Array(rest.prefix(3 << 14))
      rest = rest.dropFirst(piece.count)
      var encoded = [UInt8](repeating: 0, count: (piece.count + 2) / 3 * 4 + 1)
      let count = EVP_EncodeBlock(&encoded, piece, Int32(piece.count))
      text += String(decoding: encoded.prefix(Int(count)), as: UTF8.self)
    }
    return text
  }

  /// Nil unless it is what `encode` makes of some octets, and no longer than `limit`.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    decode(Array(text.utf8))
  }

  /// The same for text as it came off the wire.
  package static func decode(_ text: [UInt8]) -> [UInt8]? {
    guard text.count <= limit, text.count % 4 == 0 else { return nil }
    guard !text.isEmpty else { return [] }
    var decoded = [UInt8](repeating: 0, count: text.count / 4 * 3)
    let count = EVP_DecodeBlock(&decoded, text, Int32(text.count))
    ERR_clear_error()
    guard count == decoded.count else { return nil }
    // OpenSSL counts the padding as octets.
    let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return nil }
    decoded.removeLast(padding)
    // OpenSSL is lenient with blanks, padding and bits that belong to no octet; what does not come out again as it
    // went in was one of these.
    return Array(encode(decoded).utf8) == text ? decoded : nil
  }

  /// Whether these are letters of base64 alone, the equals sign left out.
  static func hasAlphabet(_ text: [UInt8]) -> Bool {
    text.allSatisfy {
      switch $0 {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
  }
}
