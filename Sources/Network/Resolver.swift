import CLibrary
import Dispatch
import NIOCore

/// Asks the system's resolver for the addresses of a host, in the order in which they should be tried.
enum Resolver {
  /// An address is read without asking anybody; nil for a name.
  static func address(
    of endpoint: Endpoint, family: ConnectOptions.Family
  ) throws -> [SocketAddress]? {
    guard (try? SocketAddress(ipAddress: endpoint.host, port: endpoint.port)) != nil else { return nil }
    return try look(up: endpoint, family: family)
  }

  static func addresses(
    of endpoint: Endpoint, family: ConnectOptions.Family
  ) async throws -> [SocketAddress] {
    // getaddrinfo blocks, for as long as the machine's resolver configuration lets it, and nothing interrupts it. So each
    // name has a thread of its own: one that hangs keeps neither the next one waiting nor the program from ending.
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "name service").async {
        continuation.resume(with: Result { try look(up: endpoint, family: family) })
      }
    }
  }

  private static func look(up endpoint: Endpoint, family: ConnectOptions.Family) throws -> [SocketAddress] {
    // No name in .invalid ever exists (RFC 6761, section 6.4); a machine without name service cannot tell.
    let labels = endpoint.host.split(separator: ".")
    guard labels.last?.lowercased() != "invalid" else { throw TransportFailure.nameNotFound }
    var hints = addrinfo()
    hints.ai_socktype = SocketKind.stream
    hints.ai_family =
      switch family {
      case .any: AF_UNSPEC
      case .ipv4: AF_INET
      case .ipv6: AF_INET6
      }
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(endpoint.host, String(endpoint.port), &hints, &list)
    defer { list.map(freeaddrinfo) }
    guard status == 0 else { throw failure(status) }
    var addresses: [SocketAddress] = []
    var next = list
    while let entry = next {
      if let address = address(entry.pointee), !addresses.contains(address) { addresses.append(address) }
      next = entry.pointee.ai_next
    }
    guard !addresses.isEmpty else { throw TransportFailure.nameNotFound }
    return addresses
  }

  private static func address(_ entry: addrinfo) -> SocketAddress? {
    guard let raw = UnsafeRawPointer(entry.ai_addr) else { return nil }
    switch entry.ai_family {
    case AF_INET: return SocketAddress(raw.loadUnaligned(as: sockaddr_in.self))
    case AF_INET6: return SocketAddress(raw.loadUnaligned(as: sockaddr_in6.self))
    default: return nil
    }
  }

  private static func failure(_ status: Int32) -> TransportFailure {
    switch status {
    case EAI_NONAME: .nameNotFound
    case _ where NoAddress.codes.contains(status): .nameNotFound
    case EAI_SYSTEM: TransportFailure(errno: errno)
    default: .nameServiceFailed(String(cString: gai_strerror(status)))
    }
  }
}
