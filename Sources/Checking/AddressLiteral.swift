import CLibrary
import Names

/// What a machine without a full name greets with: its address as a literal (RFC 5321, section 4.1.3).
enum AddressLiteral {
  /// `[192.0.2.7]`: of the interface from which the world is reached. Nothing is sent to learn it.
  static var own: String { ownAddress.map { "[\($0)]" } ?? "[127.0.0.1]" }

  /// The system chooses it for a connection to an address that nobody has (192.0.2.1, RFC 5737).
  static var ownAddress: IPAddress? {
    let socket = socket(AF_INET, SocketKind.datagram, 0)
    guard socket >= 0 else { return nil }
    defer { close(socket) }
    var far = sockaddr_in()
    far.sin_family = sa_family_t(AF_INET)
    far.sin_port = in_port_t(25).bigEndian
    far.sin_addr.s_addr = UInt32(0xC000_0201).bigEndian
    var own = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isKnown = withUnsafePointer(to: &far) { far in
      far.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) == 0 }
    }
    guard isKnown else { return nil }
    let isRead = withUnsafeMutablePointer(to: &own) { own in
      own.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) == 0 }
    }
    return isRead ? withUnsafeBytes(of: own.sin_addr.s_addr) { IPAddress(octets: Array($0)) } : nil
  }
}
