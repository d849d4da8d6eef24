import Foundation
import TestSupport

/// `smtp-tutor serve` on ports of its own, for as long as the value lives.
final class Served: Sendable {
  let port: UInt16
  let tlsPort: UInt16
  /// The certificate of its authority.
  let authority: String
  private let folder: TemporaryFolder
  private let process: PeerProcess

  static func start(_ arguments: [String] = []) async throws -> Served {
    let folder = try TemporaryFolder("serve")
    let authority = folder.file("ca.pem")
    let process = try PeerProcess(
      Program.path("smtp-tutor"), ["serve", "--port", "0", "--tls-port", "0", "--write-ca", authority] + arguments,
      environment: ["PATH": "/usr/bin:/bin", "TERM": "dumb"], log: folder.file("output"))
    let ports = try await eventually("serve does not start: \(folder.read("output"))") {
      let output = folder.read("output")
      return output.contains("Ctrl-C stops it.") ? Self.ports(in: output) : nil
    }
    return Served(ports: ports, authority: authority, folder: folder, process: process)
  }

  private init(ports: [UInt16], authority: String, folder: TemporaryFolder, process: PeerProcess) {
    (port, tlsPort) = (ports[0], ports[1])
    self.authority = authority
    self.folder = folder
    self.process = process
  }

  private static func ports(in output: String) -> [UInt16]? {
    let ports = output.matches(of: #/127\.0\.0\.1:(\d+)\b/#).prefix(2).compactMap { UInt16($0.1) }
    return ports.count == 2 ? ports : nil
  }

  var output: String { folder.read("output") }

  /// What it showed of a connection once that is over: lines without the number, wrapped notes joined again.
  func session(_ number: Int = 1) async throws -> [String] {
    try await eventually("connection \(number) does not end:\n\(output)") {
      var lines: [String] = []
      for line in output.split(separator: "\n") where line.hasPrefix("\(number) ") {
        lines.append(String(line.dropFirst("\(number) ".count)))
      }
      return lines.last == "# closed" ? lines : nil
    }
  }

  /// The notes of a session as running text.
  static func notes(_ session: [String]) -> String {
    session.filter { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }.joined(separator: " ")
  }
}
