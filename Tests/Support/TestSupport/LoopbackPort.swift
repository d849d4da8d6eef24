import Foundation

/// Ports of the loopback interface.
package enum LoopbackPort {
  /// A port that was free a moment ago, for a program that cannot choose one by itself.
  ///
  /// It lies below those the system gives to connections, so that none of them takes it meanwhile.
  package static func free() throws -> UInt16 {
    for _ in 1...100 {
      let port = UInt16.random(in: 20_000..<32_000)
      guard let listener = try? LoopbackSocket.listener(on: "127.0.0.1", port: port) else { continue }
      close(listener.descriptor)
      return port
    }
    throw PeerError("no free port on 127.0.0.1")
  }

  /// Returns once somebody accepts a connection there; when the time is up, throws `otherwise` as the reason.
  package static func awaitListener(on port: UInt16, _ otherwise: @autoclosure () -> String) async throws {
    try await eventually(otherwise()) {
      (try? LoopbackSocket.connection(to: "127.0.0.1", port: port)).map { _ = close($0) }
    }
  }

  /// Whether whoever runs the tests may listen on this port. Root always may: there the test runs, and fails where it
  /// cannot listen.
  package static func mayListen(on port: UInt16) -> Bool {
    let start = FileManager.default.contents(atPath: "/proc/sys/net/ipv4/ip_unprivileged_port_start")
    let free = start.flatMap { Int(String(decoding: $0, as: UTF8.self).filter(\.isNumber)) } ?? 1_024
    return geteuid() == 0 || Int(port) >= free
  }
}
