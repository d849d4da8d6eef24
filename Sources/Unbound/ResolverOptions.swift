package import Names

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

  package init?(_ text: String) {
    if let address = IPAddress(text) {
      self.init(address: address, port: Self.defaultPort)
      return
    }
    guard let colon = text.lastIndex(of: ":") else {
      guard text.hasPrefix("["), text.hasSuffix("]"), let address = IPAddress(String(text.dropFirst().dropLast())),
        address.isIPv6
      else { return nil }
      self.init(address: address, port: Self.defaultPort)
      return
    }
    var host = text[..<colon]
    let figures = text[text.index(after: colon)...]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      if text.hasPrefix("["), text.hasSuffix("]"), let address = IPAddress(String(text.dropFirst().dropLast())) {
        self.init(address: address, port: Self.defaultPort)
        return
      }
      return nil
    }
    let isNumber = !figures.isEmpty && figures.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, let port = Int(figures), (1...65_535).contains(port), let address = IPAddress(String(host))
    else { return nil }
    self.init(address: address, port: port)
  }
}
