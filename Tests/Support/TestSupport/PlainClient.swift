import Foundation

/// A TCP connection without any knowledge of SMTP, to ask a server by hand. Every wait ends after ten seconds.
package final class PlainClient {
  private let descriptor: Int32
  private var pending: [UInt8] = []

  package init(to address: String = "127.0.0.1", port: UInt16) throws {
    descriptor = try LoopbackSocket.connection(to: address, port: port)
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    close(descriptor)
  }

  package func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw PeerError("sending failed: \(String(cString: strerror(errno)))") }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends the text with CRLF behind it.
  package func send(line: String) throws {
    try send(Array("\(line)\r\n".utf8))
  }

  /// The next line without its CRLF, or nil when the server has closed.
  package func line() throws -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0a) {
        var line = pending[..<end]
        if line.last == 0x0d { line.removeLast() }
        pending.removeSubrange(...end)
        return String(decoding: line, as: UTF8.self)
      }
      guard try fill() else { return nil }
    }
  }

  /// Sends a line and gives the next line that comes back.
  package func ask(_ line: String) throws -> String? {
    try send(line: line)
    return try self.line()
  }

  /// Everything until the server closes.
  package func rest() throws -> [UInt8] {
    while try fill() {}
    defer { pending = [] }
    return pending
  }

  private func fill() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw PeerError("receiving failed: \(String(cString: strerror(errno)))") }
    pending += buffer.prefix(count)
    return count > 0
  }
}
