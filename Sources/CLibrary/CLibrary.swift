// The C library of the system, under one name. What is used of it is in POSIX; the few things that differ are below.
#if canImport(Darwin)
  @_exported public import Darwin
#else
  @_exported public import Glibc
#endif

/// The kinds of a socket, as `socket` and `getaddrinfo` want them: glibc has an enumeration where others have numbers.
package enum SocketKind {
  #if canImport(Darwin)
    package static var stream: Int32 { SOCK_STREAM }
    package static var datagram: Int32 { SOCK_DGRAM }
  #else
    package static var stream: Int32 { Int32(SOCK_STREAM.rawValue) }
    package static var datagram: Int32 { Int32(SOCK_DGRAM.rawValue) }
  #endif
}

/// What `getaddrinfo` says of a name without an address (of the family that is wanted), beside EAI_NONAME.
package enum NoAddress {
  #if canImport(Darwin)
    package static var codes: [Int32] { [EAI_NODATA] }
  #else
    /// EAI_NODATA and EAI_ADDRFAMILY: extensions of GNU that the module of the C library leaves out.
    package static var codes: [Int32] { [-5, -9] }
  #endif
}
