import Foundation

/// A real aiosmtpd, the common SMTP server for tests in Python, on a free port of 127.0.0.1.
package final class Aiosmtpd: Sendable {
  package let port: UInt16
  /// Where TLS begins with the first octet, if it was started with a `PeerSecurity`.
  package let tlsPort: UInt16?
  private let folder: TemporaryFolder
  private let process: PeerProcess

  /// What it knows of a message it took.
  package struct Message: Equatable, Sendable, Decodable {
    package let helo: String
    package let sender: String
    package let recipients: [String]
    package let options: [String]
    /// With CRLF as it came, dots taken off.
    package internal(set) var content = ""

    private enum CodingKeys: CodingKey { case helo, sender, recipients, options }
  }

  /// Starts it and returns when it listens.
  ///
  /// - Parameter security: for TLS and logging in; otherwise it has neither.
  package static func start(security: PeerSecurity? = nil) async throws -> Aiosmtpd {
    let folder = try TemporaryFolder("aiosmtpd")
    try security?.lay(in: folder)
    let account = security == nil ? [] : [PeerSecurity.user, PeerSecurity.password, PeerSecurity.token]
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let process = try PeerProcess(
      "/usr/bin/env", ["python3", Project.path("Tests/Support/aiosmtpd-server.py"), folder.path] + account,
      environment: [
        "PATH": path, "HOME": folder.path, "PYTHONDONTWRITEBYTECODE": "1",
        "GSASL": try Peers.require("usr/bin/gsasl"), "GSASL_LIBRARIES": try Peers.libraries(),
        "PYTHONPATH": try Peers.require("usr/lib/python3/dist-packages"),
      ], log: folder.file("output"))
    let ports = try await eventually("aiosmtpd does not start: \(folder.read("output"))") {
      let output = folder.read("output")
      guard output.hasSuffix("\n") else { return [UInt16]?.none }
      return output.split(separator: " ").compactMap { UInt16($0.filter(\.isNumber)) }
    }
    return Aiosmtpd(
      port: ports[0], tlsPort: ports.dropFirst().first, folder: folder, process: process)
  }

  private init(port: UInt16, tlsPort: UInt16?, folder: TemporaryFolder, process: PeerProcess) {
    self.port = port
    self.tlsPort = tlsPort
    self.folder = folder
    self.process = process
  }

  package func stop() {
    process.stop()
  }

  /// The first messages it took, once there are that many.
  package func messages(_ count: Int = 1) async throws -> [Message] {
    try await eventually("\(count) message(s) expected; aiosmtpd says: \(folder.read("output"))") {
      var messages: [Message] = []
      for number in 1...count {
        let facts = Data(folder.read("\(number).json").utf8)
        guard !facts.isEmpty else { return nil }
        var message = try JSONDecoder().decode(Message.self, from: facts)
        message.content = folder.read("\(number).eml")
        messages.append(message)
      }
      return messages
    }
  }

  /// What was sent to a local part, as typed, once that many messages have come for it.
  package func mailbox(_ localPart: String, messages count: Int = 1) async throws -> String {
    try await messages(count).filter { message in
      message.recipients.contains { $0.hasPrefix("\(localPart)@") }
    }.map(\.content).joined()
  }
}
