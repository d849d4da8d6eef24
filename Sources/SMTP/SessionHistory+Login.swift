import Octets

extension SessionHistory.LoginAttempt {
  /// Begins with the AUTH line.
  init(command line: [UInt8]) {
    let words = line.split(whereSeparator: \.isBlank)
    mechanism = words.count > 1 ? String(decoding: words[1].prefix(64), as: UTF8.self).asciiUppercased : ""
    guard words.count > 2 else { return }
    hasInitialResponse = true
    // `=` is a response of no octets (RFC 4954, section 4).
    respond(Array(words[2]) == [UInt8(ascii: "=")] ? [] : Array(words[2]))
  }

  /// Another line of it was sent.
  mutating func respond(_ line: [UInt8]) {
    if line == [UInt8(ascii: "*")] {
      wasCancelled = true
      return
    }
    responses += 1
    guard let octets = Base64.decode(line) else {
      isBase64 = false
      return
    }
    switch mechanism {
    case "PLAIN":
      if octets.count(where: { $0 == ASCII.nul }) != 2 {
        isIncomplete = true
        isSensible = isSensible && Self.isText(octets)
      }
    case "LOGIN": isSensible = isSensible && Self.isText(octets)
    default: break
    }
  }

  private static func isText(_ octets: [UInt8]) -> Bool {
    guard let text = String(validating: octets, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0.value <= 1 }
  }
}
