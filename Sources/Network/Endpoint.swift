import Octets
import SMTP

/// A host, as a person named it, and a port.
///
///     mail.example.org          port 25
///     mail.example.org 587      as two words
///     mail.example.org:587
///     mail.example.org submission
///     [2001:db8::1]:587
///     2001:db8::1               port 25
package struct Endpoint: Equatable, Sendable, CustomStringConvertible {
  /// The port of mail between servers (RFC 5321, section 4.5.4.2).
  package static let defaultPort = 25

  /// A name or an address, without brackets.
  package let host: String
  /// 1 ... 65535.
  package let port: Int

  package enum ParseError: Error, Equatable, Sendable {
    case noHost
    case port(String)
    case host(String)
    case tooManyWords
  }

  package init(host: String, port: Int = defaultPort) {
    self.host = host
    self.port = port
  }

  /// - Parameters:
  ///   - words: HOST, or HOST and PORT.
  ///   - defaultPort: where the words name none.
  package init(_ words: [String], defaultPort: Int = defaultPort) throws(ParseError) {
    guard let first = words.first, !first.isEmpty else { throw .noHost }
    guard words.count <= 2 else { throw .tooManyWords }
    let isClean = first.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && $0 != "/" && $0 != "@"
    }
    guard isClean else { throw .host(first) }
    let (name, portText) = try Self.split(first)
    if words.count == 2, portText != nil { throw .tooManyWords }
    guard !name.isEmpty else { throw .noHost }
    guard !name.contains(":") || Self.mayBeIPv6(name) else { throw .host(name) }
    host = name
    port = try (words.count == 2 ? words[1] : portText).map(Self.port) ?? defaultPort
  }

  private static func split(_ text: String) throws(ParseError) -> (String, String?) {
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { throw .host(text) }
      let name = String(text[text.index(after: text.startIndex)..<end])
      let rest = text[text.index(after: end)...]
      if rest.isEmpty { return (name, nil) }
      guard rest.hasPrefix(":") else { throw .host(text) }
      return (name, String(rest.dropFirst()))
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : (text, nil)
  }

  /// No name has a colon in it. What follows `%` names an interface: `fe80::1%eth0`.
  private static func mayBeIPv6(_ text: String) -> Bool {
    text.prefix { $0 != "%" }.utf8.allSatisfy { byte in
      byte.isHexDigit || byte == ASCII.colon || byte == ASCII.dot
    }
  }

  /// The names by which telnet and others know the ports of mail, as in IANA's registry and /etc/services.
  private static let services = [
    "smtp": 25, "mail": 25, "submission": 587, "submissions": 465, "smtps": 465,
  ]

  private static func port(_ text: String) throws(ParseError) -> Int {
    if let port = services[text.lowercased()] { return port }
    let isNumber = !text.isEmpty && text.utf8.allSatisfy(\.isASCIIDigit)
    guard isNumber, let port = Int(text), (1...65_535).contains(port) else { throw .port(text) }
    return port
  }

  /// The form that reads back as the same endpoint.
  package var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
