import Foundation

/// Plain TCP sockets on loopback, as descriptors.
enum LoopbackSocket {
  static func listener(
    on address: String, port: UInt16, receiveBuffer: Int32? = nil
  ) throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = try open(address, port) { descriptor, name, length in
      var yes: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
      if var size = receiveBuffer {
        // The sockets that are accepted have it from the listener.
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
      }
      let bound = bind(descriptor, name, length)
      return bound == 0 ? listen(descriptor, 16) : bound
    }
    return (descriptor, localPort(of: descriptor))
  }

  static func connection(to address: String, port: UInt16) throws -> Int32 {
    try open(address, port) { connect($0, $1, $2) }
  }

  private static func open(
    _ address: String, _ port: UInt16,
    _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws -> Int32 {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address, String(port), &hints, &found) == 0, let found, let name = found.pointee.ai_addr
    else { throw PeerError("\(address) is no address") }
    defer { freeaddrinfo(found) }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(found.pointee.ai_family, kind, 0)
    guard use(descriptor, name, found.pointee.ai_addrlen) == 0 else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw PeerError("\(address) port \(port): \(reason)")
    }
    return descriptor
  }

  private static func localPort(of descriptor: Int32) -> UInt16 {
    // Both families keep the port at the same place.
    var name = sockaddr_in6()
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    withUnsafeMutablePointer(to: &name) { pointer in
      _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    return UInt16(bigEndian: name.sin6_port)
  }
}
