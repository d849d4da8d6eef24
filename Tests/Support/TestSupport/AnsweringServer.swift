import Foundation
import Synchronization

/// A server that answers each line with what a function makes of it, and keeps all it receives. It serves one client.
package final class AnsweringServer: Sendable {
  package let port: UInt16
  private let state = Mutex<[UInt8]>([])

  /// - Parameters:
  ///   - greeting: without its CRLF, as all that is said.
  ///   - makeAnswer: makes the function, once somebody has come. Nil from it: the server closes.
  package init(
    greeting: String, answering makeAnswer: @escaping @Sendable () -> (String) -> String?
  ) throws {
    let listener = try LoopbackSocket.listener(on: "127.0.0.1", port: 0)
    port = listener.port
    Thread.detachNewThread { [self] in
      // Accepting keeps everybody from starting a program: not before there is somebody to accept.
      var watched = pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&watched, 1, 60_000) == 1 {
        let descriptor = Descriptors.accept(listener.descriptor)
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        Self.say(greeting, to: descriptor)
        let answer = makeAnswer()
        while let line = line(from: descriptor), let reply = answer(line) { Self.say(reply, to: descriptor) }
        close(descriptor)
      }
      close(listener.descriptor)
    }
  }

  /// What has come so far.
  package var received: String { state.withLock { String(decoding: $0, as: UTF8.self) } }

  /// The next line without its end; nil when there is none any more.
  private func line(from descriptor: Int32) -> String? {
    var line: [UInt8] = []
    var octet: UInt8 = 0
    while recv(descriptor, &octet, 1, 0) == 1 {
      line.append(octet)
      guard octet == 0x0a else { continue }
      state.withLock { [line] in $0 += line }
      return String(decoding: line.dropLast(line.dropLast().last == 0x0d ? 2 : 1), as: UTF8.self)
    }
    return nil
  }

  private static func say(_ reply: String, to descriptor: Int32) {
    let bytes = Array("\(reply)\r\n".utf8)
    _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }
}
