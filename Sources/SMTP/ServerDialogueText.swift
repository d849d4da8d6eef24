import Octets

/// What the referee looks at octet by octet: names that introduce a client, and text that is quoted back to it.
extension ServerDialogue {
  /// A name of letters, digits, hyphens and dots, as DNS has them (RFC 5321, section 2.3.5; at most 255 octets,
  /// section 4.5.3.1.2). A name that does not exist is a name all the same.
  static func isHostName(_ name: String) -> Bool {
    (1...255).contains(name.utf8.count)
      && name.utf8.allSatisfy(\.isHostNameOctet)
  }

  /// An address literal, `[192.0.2.1]` or `[IPv6:2001:db8::1]` (RFC 5321, section 4.1.3).
  static func isLiteral(_ name: String) -> Bool {
    guard name.hasPrefix("["), name.hasSuffix("]"), (3...255).contains(name.utf8.count) else { return false }
    return name.utf8.dropFirst().dropLast().allSatisfy { $0.isHostNameOctet || $0 == ASCII.colon }
  }

  /// What follows the verb, and after `FROM:` or `TO:`, fit to be quoted.
  static func argument(of line: [UInt8], _ verb: Verb) -> String {
    let rest = line.drop { !$0.isBlank }.trimmingBlanks
    let keyword: StaticString? =
      switch verb {
      case .mail: "FROM:"
      case .rcpt: "TO:"
      default: nil
      }
    guard let keyword, rest.starts(withKeyword: keyword) else { return printable(rest) }
    return printable(rest.dropFirst(keyword.utf8CodeUnitCount).trimmingBlanks)
  }

  static func printable(_ text: String) -> String { printable(Array(text.utf8)) }

  /// Octets a reply may hold: what is not printable ASCII as `\015`, in octal; cut after 256 of them, since a reply line
  /// has 512 at most (RFC 5321, section 4.5.3.1.5).
  static func printable(_ octets: some Collection<UInt8>) -> String {
    var text = ""
    for octet in octets.prefix(256) {
      if (0x20...0x7E).contains(octet) {
        text.unicodeScalars.append(Unicode.Scalar(octet))
      } else {
        text += "\\" + octet.digits(3, radix: 8)
      }
      if text.utf8.count > 256 { break }
    }
    return octets.count > 256 ? text + "..." : text
  }
}
