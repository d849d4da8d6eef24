/// One record of the practice world's DNS: what a name is said to have.
package struct DNSRecord: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case a = "A"
    case mx = "MX"
    case cname = "CNAME"
    case ptr = "PTR"
    case txt = "TXT"
    case tlsa = "TLSA"
  }

  package enum Content: Equatable, Sendable {
    case a(IPv4Address)
    /// A null MX (RFC 7505) has an empty host name: `MX 0 .`.
    case mx(preference: Int, host: String)
    case cname(String)
    case ptr(String)
    case txt(String)
    /// Usage, selector, matching type, and the data in hexadecimal.
    case tlsa(String)

    package var kind: Kind {
      switch self {
      case .a: .a
      case .mx: .mx
      case .cname: .cname
      case .ptr: .ptr
      case .txt: .txt
      case .tlsa: .tlsa
      }
    }
  }

  /// In lower case, without a dot at its end.
  package let name: String
  package let content: Content

  package init(_ name: String, _ content: Content) {
    self.name = Self.folded(name)
    self.content = content
  }

  package var kind: Kind { content.kind }

  /// The record as a zone file has it, the name left out: `MX 10 mx1.toontown.example`.
  package var data: String {
    switch content {
    case .a(let address): "\(kind.rawValue) \(address)"
    case .mx(let preference, let host): "\(kind.rawValue) \(preference) \(host.isEmpty ? "." : host)"
    case .cname(let name), .ptr(let name): "\(kind.rawValue) \(name)"
    case .txt(let text): "\(kind.rawValue) \"\(text)\""
    case .tlsa(let text): "\(kind.rawValue) \(text)"
    }
  }

  /// Names know no case, and the dot at their end is usually left out.
  package static func folded(_ name: String) -> String {
    let lower = name.lowercased()
    return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
  }
}
