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

  /// - Parameter keepsMail: each message becomes a file (`messages`).
  static func start(_ arguments: [String] = [], keepsMail: Bool = false) async throws -> Served {
    let folder = try TemporaryFolder("serve")
    let authority = folder.file("ca.pem")
    let arguments = arguments + (keepsMail ? ["--mailbox", folder.file("mail")] : [])
    let process = try PeerProcess(
      Program.path("smtp-tutor"), ["serve", "--port", "0", "--tls-port", "0", "--write-ca", authority] + arguments,
      environment: ["PATH": "/usr/bin:/bin", "TERM": "dumb"], log: folder.file("output"))
    let ports = try await eventually("serve does not start: \(folder.read("output"))") {
      let output = folder.read("output")
      let isUp = output.contains("Ctrl-C stops it.") || output.contains(#""event":"listening""#)
      return isUp ? Self.ports(in: output) : nil
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
    let ports = output.matches(of: #/(?:127\.0\.0\.1:|port":)(\d+)\b/#).prefix(2).compactMap { UInt16($0.1) }
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

  /// Ends it as an administrator would, or as a power failure.
  func end(_ signal: Int32 = SIGTERM) { process.stop(signal) }

  var peakMemory: Int { process.peakMemory }

  /// The folder that gets the messages.
  var mailbox: String { folder.file("mail") }

  /// The names of what is in a folder of the mailbox, in the order in which the messages came.
  func files(in name: String = "new") throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(mailbox)/\(name)")
    func number(_ name: String) -> Int { Int(name.firstMatch(of: #/Q(\d+)\./#)?.1 ?? "") ?? 0 }
    return names.sorted { number($0) < number($1) }
  }

  /// The messages on the disk, without the lines that the server put on top.
  func messages() throws -> [[UInt8]] {
    try files().map { name in
      let data = FileManager.default.contents(atPath: "\(mailbox)/new/\(name)") ?? Data()
      return Self.withoutHead(Array(data))
    }
  }

  /// Return-Path, an Envelope-To or more, and one Received with the lines that continue it.
  private static func withoutHead(_ octets: [UInt8]) -> [UInt8] {
    var rest = octets[...]
    var hasReceived = false
    while let end = rest.firstIndex(of: 0x0a) {
      let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
      let isReceived = line.hasPrefix("Received:") && !hasReceived
      guard line.hasPrefix("Return-Path:") || line.hasPrefix("Envelope-To:") || isReceived || line.hasPrefix("\t")
      else {
        break
      }
      if isReceived { hasReceived = true }
      rest = rest[(end + 1)...]
    }
    return Array(rest)
  }

  /// The notes of a session as running text.
  static func notes(_ session: [String]) -> String {
    session.filter { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }.joined(separator: " ")
  }
}
