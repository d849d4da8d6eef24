import Foundation

/// Ports of the loopback interface.
package enum LoopbackPort {
  /// A port that was free a moment ago, for a program that cannot choose one by itself.
  package static func free() throws -> UInt16 {
    let listener = try LoopbackSocket.listener(on: "127.0.0.1", port: 0)
    defer { close(listener.descriptor) }
    return listener.port
  }
}
