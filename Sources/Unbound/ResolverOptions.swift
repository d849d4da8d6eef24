package import Names
import Octets

/// Who is asked for names, and by which key their answers are believed.
package struct ResolverOptions: Equatable, Sendable {
  package enum Source: Equatable, Sendable {
    /// Those of /etc/resolv.conf.
    case system
    /// Nobody: from the servers of the root on, as a mail server with a resolver of its own asks.
    case roots
    case servers([Server])
  }

  package struct Server: Equatable, Sendable {
    package let address: IPAddress
    /// 1 ... 65535.
    package let port: Int
  }

  package var source = Source.system
  /// A file of DS or DNSKEY records in the form of a zone file; nil: the keys of the root.
  package var trustAnchor: String?

  package init() {}

  /// Reads what `--resolver` was given, once or several times: an address, with a port or without, `[IPv6]:PORT`, or the
  /// word `roots` alone.
  /// - Throws: the word that is none of these.
  package init(resolvers: [String], trustAnchor: String? = nil) throws(UnknownResolver) {
    self.trustAnchor = trustAnchor
    guard !resolvers.isEmpty else { return }
    if resolvers == ["roots"] {
      source = .roots
      return
    }
    var servers: [Server] = []
    for word in resolvers {
      guard let server = Server(word) else { throw UnknownResolver(word: word) }
      servers.append(server)
    }
    source = .servers(servers)
  }

  package struct UnknownResolver: Error, Equatable { package let word: String }
}

extension ResolverOptions.Server {
  package static let defaultPort = 53

  /// `192.0.2.1`, `2001:db8::1`, `[2001:db8::1]`, and with a port `192.0.2.1:53`, `[2001:db8::1]:53`.
  package init?(_ text: String) {
    let isBare = IPAddress(text) != nil
    let isInBrackets = text.hasPrefix("[")
    let host = isBare ? text[...] : isInBrackets ? text.dropFirst().prefix { $0 != "]" } : text.prefix { $0 != ":" }
    let rest = text.dropFirst(host.count + (isInBrackets ? 1 : 0))
    guard let address = IPAddress(String(host)), !isInBrackets || address.isIPv6 && rest.hasPrefix("]") else {
      return nil
    }
    let suffix = isInBrackets ? rest.dropFirst() : rest
    guard !suffix.isEmpty else {
      self.init(address: address, port: Self.defaultPort)
      return
    }
    let figures = suffix.dropFirst()
    guard suffix.hasPrefix(":"), !figures.isEmpty, figures.utf8.allSatisfy(\.isASCIIDigit), let port = Int(figures),
      (1...65_535).contains(port)
    else { return nil }
    self.init(address: address, port: port)
  }
}
