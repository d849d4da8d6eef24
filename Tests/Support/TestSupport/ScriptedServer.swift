import Foundation
import Synchronization

/// A server that does just what its steps say, however hostile, and keeps every octet it receives.
///
/// It knows no SMTP. Behind its last step it reads on until the client closes. Connections are served one after
/// another, each with the next list of steps; when the lists are used up it stops listening.
package final class ScriptedServer: Sendable {
  package let port: UInt16
  /// A pipe that says: no more waiting.
  private let wake: (reading: Int32, writing: Int32)
  private let state = Mutex(State())

  private struct State {
    var records: [ServedConnection] = []
    var finished = false
    var told = 0

    mutating func takeWord() -> Bool {
      guard told > 0 else { return false }
      told -= 1
      return true
    }
  }

  /// Listens at once.
  ///
  /// - Parameters:
  ///   - address: a loopback address.
  ///   - port: 0 takes a free one.
  ///   - limit: how long one wait for the client may last before the server gives up on it.
  ///   - receiveBuffer: octets the system takes for a server that reads nothing; nil: megabytes.
  package convenience init(
    on address: String = "127.0.0.1", port: UInt16 = 0, limit: Duration = .seconds(60), receiveBuffer: Int32? = nil,
    _ steps: [ServerStep]
  ) throws {
    try self.init(on: address, port: port, limit: limit, receiveBuffer: receiveBuffer, connections: [steps])
  }

  package init(
    on address: String = "127.0.0.1", port: UInt16 = 0, limit: Duration = .seconds(60), receiveBuffer: Int32? = nil,
    connections: [[ServerStep]]
  ) throws {
    let listener = try LoopbackSocket.listener(on: address, port: port, receiveBuffer: receiveBuffer)
    self.port = listener.port
    wake = try Descriptors.pipe()
    Thread.detachNewThread {
      self.serve(listener.descriptor, connections, limit: limit)
    }
  }

  deinit {
    close(wake.reading)
    close(wake.writing)
  }

  /// What has been received so far, a record for each connection.
  package var connections: [ServedConnection] {
    state.withLock(\.records)
  }

  /// What the first connection has received so far, as text.
  package var received: String {
    String(decoding: connections.first?.received ?? [], as: UTF8.self)
  }

  /// Waits until every connection has been served to its end, and gives the records.
  package func finished(within limit: Duration = .seconds(20)) async throws -> [ServedConnection] {
    try await eventually("the scripted server is still waiting", within: limit) {
      self.state.withLock { $0.finished ? $0.records : nil }
    }
  }

  /// Lets the next `untilTold` go on, be it reached already or not.
  package func tell() {
    state.withLock { $0.told += 1 }
  }

  /// Ends every wait and closes.
  package func stop() {
    state.withLock { $0.told += 1_000 }
    write(wake.writing, "!", 1)
  }

  private func serve(_ listener: Int32, _ connections: [[ServerStep]], limit: Duration) {
    for (index, steps) in connections.enumerated() {
      guard wait(for: listener, POLLIN, until: nil) else { break }
      let descriptor = Descriptors.accept(listener)
      guard descriptor >= 0 else { break }
      if index == connections.count - 1 { close(listener) }
      state.withLock { $0.records.append(ServedConnection()) }
      var connection = ScriptedConnection(
        descriptor: descriptor, limit: limit,
        wait: { self.wait(for: descriptor, $0, until: $1) },
        keep: { octets in self.state.withLock { $0.records[index].received += octets } },
        tap: { octets in self.state.withLock { $0.records[index].wire += octets } },
        isTold: { self.state.withLock { $0.takeWord() } })
      let trouble = connection.play(steps)
      state.withLock { $0.records[index].trouble = trouble }
    }
    if state.withLock({ $0.records.count < connections.count }) { close(listener) }
    state.withLock { $0.finished = true }
  }

  /// Waits for the descriptor; false when the time is up or the server is stopped.
  private func wait(for descriptor: Int32, _ events: Int32, until deadline: ContinuousClock.Instant?) -> Bool {
    while true {
      var watched = [
        pollfd(fd: descriptor, events: Int16(events), revents: 0),
        pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
      ]
      let milliseconds = deadline.map { max(0, ($0 - .now) / .milliseconds(1)) }
      let count = poll(&watched, 2, milliseconds.map { Int32($0.rounded(.up)) } ?? -1)
      if count < 0, errno == EINTR { continue }
      return count > 0 && watched[1].revents == 0
    }
  }
}
