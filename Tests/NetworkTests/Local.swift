import Foundation
import Network
import TestSupport

/// Collects the steps of connecting, in the order in which they are told.
actor StepLog {
  private(set) var steps: [Connector.Step] = []

  func add(_ step: Connector.Step) { steps.append(step) }
}

extension Connection {
  func next() async -> Inbound {
    await withCheckedContinuation { continuation in next { continuation.resume(returning: $0) } }
  }

  /// Returns when the system has taken the octets.
  func send(_ bytes: [UInt8]) async throws(TransportFailure) {
    if let failure = await enqueue(bytes)() { throw failure }
  }
}

enum Local {
  /// Connects to a port of 127.0.0.1.
  static func connect(_ port: UInt16, options: ConnectOptions = ConnectOptions()) async throws -> Connection {
    try await Connector.connect(to: Endpoint(host: "127.0.0.1", port: Int(port)), options: options) { _ in }
  }

  /// Everything until the end, and what that was.
  static func rest(of connection: Connection) async -> (octets: [UInt8], end: Inbound) {
    var octets: [UInt8] = []
    while true {
      switch await connection.next() {
      case .bytes(let piece): octets += piece
      case let end: return (octets, end)
      }
    }
  }

  /// How many sockets with a descriptor have this port on their other side. Other tests of the same process do not
  /// disturb it, as they would a count of all descriptors.
  static func sockets(to port: UInt16) throws -> Int {
    let table = try String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8)
    return table.split(separator: "\n").dropFirst().count { row in
      let columns = row.split(separator: " ")
      let remote = columns[2].split(separator: ":")[1]
      // A socket that waits out its time in the kernel alone has no inode.
      return UInt16(remote, radix: 16) == port && columns[9] != "0"
    }
  }
}
