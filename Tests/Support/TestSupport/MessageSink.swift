import Foundation
import Synchronization

/// A server that takes one message of any length and compares it with what should come, a block at a time, so that
/// nobody has to hold the whole of it.
package final class MessageSink: Sendable {
  package let port: UInt16
  private let state = Mutex<Verdict?>(nil)

  package enum Verdict: Equatable, Sendable {
    /// Every block came as expected, then the lone dot.
    case identical
    /// The first block that differs; one behind the last stands for the dot.
    case differs(block: Int)
    case failed(String)
  }

  /// - Parameters:
  ///   - blocks: how many there are.
  ///   - block: a block by its number from 0, in the form it has on the wire, never empty.
  package init(expecting blocks: Int, block: @escaping @Sendable (Int) -> [UInt8]) throws {
    let listener = try LoopbackSocket.listener(on: "127.0.0.1", port: 0)
    port = listener.port
    Thread.detachNewThread {
      // Accepting keeps everybody from starting a program: not before there is somebody to accept.
      var watched = pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0)
      var verdict = Verdict.failed("nobody came")
      if poll(&watched, 1, 60_000) == 1 {
        let descriptor = Descriptors.accept(listener.descriptor)
        verdict = Self.serve(descriptor, blocks, block)
        close(descriptor)
      }
      close(listener.descriptor)
      self.state.withLock { [verdict] in $0 = verdict }
    }
  }

  /// How it went, once the client has been served.
  package func verdict() async throws -> Verdict {
    try await eventually("the sink is still waiting") { self.state.withLock { $0 } }
  }

  private static func serve(_ descriptor: Int32, _ blocks: Int, _ block: (Int) -> [UInt8]) -> Verdict {
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    say("220 sink", to: descriptor)
    while true {
      guard let command = line(from: descriptor) else { return .failed("no DATA came") }
      if command.hasPrefix("DATA") { break }
      say("250 OK", to: descriptor)
    }
    say("354 go on", to: descriptor)
    for number in 0..<blocks where !isNext(block(number), from: descriptor) { return .differs(block: number) }
    guard isNext(Array(".\r\n".utf8), from: descriptor) else { return .differs(block: blocks) }
    say("250 taken", to: descriptor)
    _ = line(from: descriptor)
    say("221 bye", to: descriptor)
    return .identical
  }

  private static func isNext(_ expected: [UInt8], from descriptor: Int32) -> Bool {
    let received = [UInt8](unsafeUninitializedCapacity: expected.count) { buffer, count in
      count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_WAITALL)))
    }
    return received.count == expected.count && memcmp(expected, received, received.count) == 0
  }

  /// Octet by octet: what stands behind the line is not touched.
  private static func line(from descriptor: Int32) -> String? {
    var line: [UInt8] = []
    var octet: UInt8 = 0
    while recv(descriptor, &octet, 1, 0) == 1 {
      if octet == 0x0a { return String(decoding: line, as: UTF8.self) }
      line.append(octet)
    }
    return nil
  }

  private static func say(_ reply: String, to descriptor: Int32) {
    let bytes = Array("\(reply)\r\n".utf8)
    _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }
}
