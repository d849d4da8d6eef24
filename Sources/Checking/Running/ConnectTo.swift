package import Names
import Octets

/// A server to connect to in place of another, as curl writes it: `HOST:PORT:ADDRESS:PORT`, each part of which may be left
/// out. A machine can be checked with it before its name leads there.
///
///     mx1.example.org:25:192.0.2.7:25
///     mx1.example.org::[2001:db8::7]:
///     :25::2525
package struct ConnectTo: Equatable, Sendable {
  /// Nil: any.
  package let host: DomainName?
  package let port: Int?
  /// Nil: what the name service says.
  package let address: IPAddress?
  /// Nil: the one that would have been connected to.
  package let newPort: Int?

  /// - Returns: nil for what has another form.
  package init?(_ text: String) {
    guard let parts = Self.parts(text), parts.count == 4,
      let port = Self.number(parts[1]), let newPort = Self.number(parts[3])
    else { return nil }
    let name = DomainName(parts[0])
    let address = IPAddress(parts[2])
    guard parts[0].isEmpty || name != nil, parts[2].isEmpty || address != nil else { return nil }
    (self.host, self.port) = (parts[0].isEmpty ? nil : name, port)
    (self.address, self.newPort) = (address, newPort)
  }

  /// The parts between colons; those in brackets are an address's own.
  private static func parts(_ text: String) -> [String]? {
    var parts = [""]
    var isInside = false
    for character in text {
      switch character {
      case "[" where !isInside && parts[parts.count - 1].isEmpty: isInside = true
      case "]" where isInside: isInside = false
      case "[", "]": return nil
      case ":" where !isInside: parts.append("")
      default: parts[parts.count - 1].append(character)
      }
    }
    return isInside ? nil : parts
  }

  /// A port, or nothing; nil for anything else.
  private static func number(_ text: String) -> Int?? {
    if text.isEmpty { return .some(nil) }
    guard text.utf8.count <= 5, text.utf8.allSatisfy(\.isASCIIDigit), let port = Int(text), (1...65_535).contains(port)
    else { return nil }
    return port
  }

  func fits(_ host: DomainName, _ port: Int) -> Bool {
    (self.host == nil || self.host == host) && (self.port == nil || self.port == port)
  }
}

extension [ConnectTo] {
  /// Where a host is reached: the first that fits decides.
  func place(of host: DomainName, _ addresses: [IPAddress], port: Int) -> (addresses: [IPAddress], port: Int) {
    guard let rule = first(where: { $0.fits(host, port) }) else { return (addresses, port) }
    return (rule.address.map { [$0] } ?? addresses, rule.newPort ?? port)
  }
}
