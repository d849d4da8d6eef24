import Glibc

/// What this machine calls itself.
enum SystemName {
  /// Its name with a domain, fit to be said in EHLO; nil where it has none, `localhost` and the like.
  static var full: String? {
    var characters = [CChar](repeating: 0, count: 256)
    let isThere = gethostname(&characters, characters.count - 1) == 0
    let name = characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let isClean = name.allSatisfy { $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) || isLetter($0) }
    guard isThere, isClean, name.dropFirst().dropLast().contains(0x2E), name.first != 0x2E else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    return text.hasPrefix("localhost.") ? nil : text
  }

  private static func isLetter(_ octet: UInt8) -> Bool { (0x61...0x7A).contains(octet | 0x20) }
}
