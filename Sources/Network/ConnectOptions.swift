/// How to reach a server.
package struct ConnectOptions: Equatable, Sendable {
  package enum Family: Equatable, Sendable {
    case any
    case ipv4
    case ipv6
  }

  package var family: Family
  /// The address of this machine to connect from; nil lets the system choose.
  package var source: String?
  /// Seconds each address gets to answer, and the name service too.
  package var timeout: Double

  package init(family: Family = .any, source: String? = nil, timeout: Double = 30) {
    self.family = family
    self.source = source
    self.timeout = timeout
  }
}
