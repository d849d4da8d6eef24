/// A version of TLS, by the number that stands for it on the wire (RFC 8446, section 4.2.1).
package struct TLSVersion: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// RFC 2246; since RFC 8996 not to be used any more.
  package static let tls10 = TLSVersion(rawValue: 0x0301)
  /// RFC 4346; since RFC 8996 not to be used any more.
  package static let tls11 = TLSVersion(rawValue: 0x0302)
  /// RFC 5246
  package static let tls12 = TLSVersion(rawValue: 0x0303)
  /// RFC 8446
  package static let tls13 = TLSVersion(rawValue: 0x0304)

  package static func < (one: TLSVersion, other: TLSVersion) -> Bool {
    one.rawValue < other.rawValue
  }

  /// "TLS 1.2"; a version unknown here is named by its number.
  package var name: String {
    switch self {
    case .tls10, .tls11, .tls12, .tls13: "TLS 1.\(rawValue - 0x0301)"
    default: "version 0x\(String(rawValue, radix: 16))"
    }
  }
}
