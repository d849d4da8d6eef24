import CLibrary
import Octets

/// What this machine calls itself.
package enum SystemName {
  /// Its name with a domain, fit to be said in EHLO; nil where it has none, `localhost` and the like.
  package static var full: String? {
    var characters = [CChar](repeating: 0, count: 256)
    let isThere = gethostname(&characters, characters.count - 1) == 0
    let name = characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    guard isThere, name.allSatisfy(\.isHostNameOctet), name.dropFirst().dropLast().contains(ASCII.dot),
      name.first != ASCII.dot
    else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    return text.hasPrefix("localhost.") ? nil : text
  }
}
