package import Names
import Network

/// Looks at servers from outside, one connection to one address at a time. It never throws: whatever happens is part of
/// what was seen. Any number of looks may go on at once.
package struct Prober: Sendable {
  package struct Options: Equatable, Sendable {
    /// The address of this machine to connect from; nil lets the system choose.
    package var source: String?
    /// Seconds to wait for a connection.
    package var connect = 10.0
    /// Seconds to wait for each reply, and for a handshake.
    package var reply = 30.0
    /// Seconds for all that is said at one address.
    package var whole = 90.0

    package init() {}
  }

  package let options: Options

  package init(_ options: Options) { self.options = options }

  /// Whether somebody listens at one of these ports, tried in turn: a connection is opened and closed without a word.
  /// - Returns: the first port that answers, with its time; nil where none does.
  package func isUp(_ address: IPAddress, ports: [Int]) async -> (port: Int, milliseconds: Double)? {
    for port in ports where !Task.isCancelled {
      let began = ContinuousClock.now
      guard case .success(let connection) = await connect(address.description, port) else { continue }
      let milliseconds = (ContinuousClock.now - began).milliseconds
      connection.close()
      return (port, milliseconds)
    }
    return nil
  }
}
