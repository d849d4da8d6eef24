import Names
import Octets

/// What a domain says about who may send in its name: the terms of one record, read but not judged (RFC 7208, section 4.6.1).
struct SPFRecord: Equatable {
  /// A term that matches a client or does not, and what a match means.
  struct Mechanism: Equatable {
    enum Kind: Equatable {
      case all
      case include(String)
      /// Nil: the domain itself.
      case a(String?, Prefix)
      case mx(String?, Prefix)
      case ptr(String?)
      case network(IPAddress, bits: Int)
      case exists(String)
    }

    /// How many bits of an address have to agree.
    struct Prefix: Equatable {
      var ipv4 = 32
      var ipv6 = 128
    }

    let kind: Kind
    let meaning: SPF.Result
    /// As it was written.
    let text: String

    /// Whether it counts among the ten that may ask the name service (section 4.6.4).
    var asks: Bool {
      switch kind {
      case .all, .network: false
      case .include, .a, .mx, .ptr, .exists: true
      }
    }
  }

  private(set) var mechanisms: [Mechanism] = []
  /// The domain whose record decides where no mechanism matches.
  private(set) var redirect: String?

  /// - Throws: the term that is none: one fault, and nothing of the record counts.
  init(_ text: String) throws(SPF.Fault) {
    var hasExplanation = false
    for term in text.split(separator: " ").dropFirst() {
      if let (name, value) = Self.modifier(term) {
        guard SPFMacro.isWellFormed(value) else { throw .term(ForeignText(String(term))) }
        if name == "redirect" {
          guard redirect == nil, !value.isEmpty else { throw .term(ForeignText(String(term))) }
          redirect = String(value)
        } else if name == "exp" {
          guard !hasExplanation else { throw .term(ForeignText(String(term))) }
          hasExplanation = true
        }
        continue
      }
      guard let mechanism = Mechanism(term) else { throw .term(ForeignText(String(term))) }
      mechanisms.append(mechanism)
    }
    // What follows `all` is never reached, a redirect neither (section 5.1).
    if mechanisms.contains(where: { $0.kind == .all }) { redirect = nil }
  }

  /// `name=value`; a colon or slash before the equals sign makes a mechanism of it.
  private static func modifier(_ term: Substring) -> (name: String, value: Substring)? {
    guard let equals = term.firstIndex(of: "="), let first = term.utf8.first, first.isASCIILetter else { return nil }
    let name = term[..<equals]
    let isName = name.utf8.allSatisfy { octet in
      octet.isASCIILetter || octet.isASCIIDigit || [ASCII.hyphen, ASCII.dot, UInt8(ascii: "_")].contains(octet)
    }
    return isName ? (name.lowercased(), term[term.index(after: equals)...]) : nil
  }
}

extension SPFRecord.Mechanism {
  /// - Returns: nil for what is no mechanism.
  fileprivate init?(_ term: Substring) {
    text = String(term)
    let meanings: [Character: SPF.Result] = ["+": .pass, "-": .fail, "~": .softfail, "?": .neutral]
    let qualifier = term.first.flatMap { meanings[$0] }
    meaning = qualifier ?? .pass
    let body = qualifier == nil ? term : term.dropFirst()
    let name = body.prefix { $0 != ":" && $0 != "/" }
    let rest = body.dropFirst(name.count)
    guard let kind = Self.kind(name.lowercased(), rest) else { return nil }
    self.kind = kind
  }

  private static func kind(_ name: String, _ rest: Substring) -> Kind? {
    let hasValue = rest.hasPrefix(":")
    let value = hasValue ? rest.dropFirst() : rest
    switch name {
    case "all": return rest.isEmpty ? .all : nil
    case "include": return hasValue ? domain(value).map { .include($0) } : nil
    case "exists": return hasValue ? domain(value).map { .exists($0) } : nil
    case "ptr": return rest.isEmpty ? .ptr(nil) : hasValue ? domain(value).map { .ptr($0) } : nil
    case "ip4", "ip6": return hasValue ? network(value, isIPv6: name == "ip6") : nil
    case "a", "mx":
      guard let (target, prefix) = target(value, isNamed: hasValue) else { return nil }
      return name == "a" ? .a(target, prefix) : .mx(target, prefix)
    default: return nil
    }
  }

  private static func domain(_ text: Substring) -> String? {
    !text.isEmpty && SPFMacro.isWellFormed(text) ? String(text) : nil
  }

  private static func network(_ text: Substring, isIPv6: Bool) -> Kind? {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = IPAddress(String(parts[0])), address.isIPv6 == isIPv6 else { return nil }
    let most = isIPv6 ? 128 : 32
    guard parts.count == 2 else { return .network(address, bits: most) }
    return bits(parts[1], atMost: most).map { .network(address, bits: $0) }
  }

  /// `example.org/24//64`: each part may be left out. A slash inside a macro belongs to the domain.
  private static func target(_ text: Substring, isNamed: Bool) -> (String?, Prefix)? {
    var depth = 0
    let slash = text.firstIndex { character in
      depth += character == "{" ? 1 : character == "}" ? -1 : 0
      return character == "/" && depth == 0
    }
    let name = text[..<(slash ?? text.endIndex)]
    guard name.isEmpty == !isNamed, SPFMacro.isWellFormed(name) else { return nil }
    var prefix = Prefix()
    if let slash {
      let lengths = text[slash...].dropFirst()
      let parts = lengths.split(separator: "/", omittingEmptySubsequences: false)
      // `/24`, `//64`, `/24//64`
      guard [1, 2, 3].contains(parts.count), parts.count < 2 || parts[parts.count - 2].isEmpty else { return nil }
      if parts.count != 2 {
        guard let count = bits(parts[0], atMost: 32) else { return nil }
        prefix.ipv4 = count
      }
      if parts.count > 1 {
        guard let count = bits(parts[parts.count - 1], atMost: 128) else { return nil }
        prefix.ipv6 = count
      }
    }
    return (isNamed ? String(name) : nil, prefix)
  }

  private static func bits(_ text: Substring, atMost most: Int) -> Int? {
    guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIIDigit), let count = Int(text),
      count <= most
    else { return nil }
    return count
  }
}
