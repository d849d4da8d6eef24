import Foundation

/// A real Exim, answering as the tutorial's server does.
///
/// It is the unpacked one, with a configuration, spool and mailbox of its own in a temporary folder, on a free port of
/// 127.0.0.1. Mail for any local part at christian.net is kept; nothing is looked up and nothing leaves the machine.
/// Debian's Exim wants a user Debian-exim, who is read from a private passwd file (nss_wrapper): whoever runs the
/// tests, or nobody where that is root, since Exim delivers nothing as root.
package final class Exim: Sendable {
  package let port: UInt16
  /// Where TLS begins with the first octet, if it was started with a `PeerSecurity`.
  package let tlsPort: UInt16?
  private let folder: TemporaryFolder
  private let process: PeerProcess

  /// Starts it and returns when it listens.
  ///
  /// - Parameters:
  ///   - settings: lines for the main part of its configuration, such as `smtp_max_unknown_commands = 1`.
  ///   - security: for TLS and logging in; otherwise it has neither.
  package static func start(settings: String = "", security: PeerSecurity? = nil) async throws -> Exim {
    let folder = try TemporaryFolder("exim")
    let port = try LoopbackPort.free()
    let tlsPort = try security.map { _ in try LoopbackPort.free() }
    try security?.lay(in: folder)
    try lay(in: folder, EximConfiguration(folder: folder.path, port: port, tlsPort: tlsPort, settings: settings))
    let process = try PeerProcess(
      folder.file("exim4"), ["-C", folder.file("conf"), "-bdf"], environment: environment(folder),
      log: folder.file("output"))
    let exim = Exim(port: port, tlsPort: tlsPort, folder: folder, process: process)
    try await eventually("Exim does not start: \(folder.read("output")) \(exim.log)") {
      exim.log.contains("listening for SMTP") ? () : nil
    }
    return exim
  }

  /// Has it relay a message to a server on that port of 127.0.0.1, and waits for what comes of it.
  package static func relay(_ message: String, from sender: String, to recipients: [String], port: UInt16) async throws
    -> Run
  {
    let folder = try TemporaryFolder("exim")
    var configuration = EximConfiguration(folder: folder.path, port: port, tlsPort: nil, settings: "")
    configuration.relayPort = port
    try lay(in: folder, configuration)
    return try await Run.program(
      folder.file("exim4"), ["-C", folder.file("conf"), "-odf", "-v", "-f", sender] + recipients,
      environment: environment(folder), input: Array(message.utf8))
  }

  private static func environment(_ folder: TemporaryFolder) -> [String: String] {
    let libraries = folder.file("libraries")
    return [
      "PATH": "/usr/bin:/bin", "TZ": "UTC", "LD_LIBRARY_PATH": libraries,
      "LD_PRELOAD": "\(libraries)/libnss_wrapper.so",
      "NSS_WRAPPER_PASSWD": folder.file("passwd"), "NSS_WRAPPER_GROUP": folder.file("group"),
    ]
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

  /// What it wrote into its main log.
  package var log: String {
    folder.read("spool/mainlog")
  }

  /// The mailbox of a local part, as an mbox file holds it, once that many messages have been delivered there.
  package func mailbox(_ localPart: String, messages: Int = 1) async throws -> String {
    try await eventually("\(messages) message(s) for \(localPart) expected; Exim's log says:\n\(log)") {
      let deliveries = log.split(separator: "\n").count { $0.contains(" => \(localPart) <") }
      return deliveries >= messages ? delivered(to: localPart).joined() : nil
    }
  }

  private func delivered(to localPart: String) -> [String] {
    var messages: [String] = []
    for line in folder.read("spool/mbox").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("From ") { messages.append("") }
      if !messages.isEmpty { messages[messages.count - 1] += "\(line)\n" }
    }
    // Splitting leaves an empty piece behind the last line end.
    if let last = messages.indices.last { messages[last].removeLast() }
    return messages.filter { $0.contains("\nEnvelope-to: \(localPart)@") }
  }

  /// Puts everything Exim needs into the folder, the program too: as root it goes on as nobody, who may not be able
  /// to look into the project's folder.
  private static func lay(in folder: TemporaryFolder, _ configuration: EximConfiguration) throws {
    let files = FileManager.default
    // Copied by a process of its own: while a test forks, a descriptor of ours that is open for writing would live on
    // in the child for a moment, and a program that somebody can write to cannot be started.
    let copy = try Process.run(
      URL(fileURLWithPath: "/bin/cp"), arguments: [Peers.require("usr/sbin/exim4"), folder.file("exim4")])
    copy.waitUntilExit()
    guard copy.terminationStatus == 0 else { throw PeerError("Exim cannot be copied to \(folder.path)") }
    try files.createDirectory(atPath: folder.file("libraries"), withIntermediateDirectories: false)
    for name in try files.contentsOfDirectory(atPath: Peers.libraries()) {
      let library = URL(fileURLWithPath: try Peers.require("libraries/\(name)")).resolvingSymlinksInPath()
      try files.copyItem(atPath: library.path, toPath: folder.file("libraries/\(name)"))
    }
    try files.createDirectory(atPath: folder.file("spool"), withIntermediateDirectories: false)

    let root = geteuid() == 0
    let user = root ? 65534 : geteuid()
    let group = root ? 65534 : getegid()
    let passwd = (try? String(contentsOfFile: "/etc/passwd", encoding: .utf8)) ?? ""
    let groups = (try? String(contentsOfFile: "/etc/group", encoding: .utf8)) ?? ""
    try folder.write("Debian-exim:x:\(user):\(group)::/:/bin/false\n\(passwd)", to: "passwd")
    try folder.write("Debian-exim:x:\(group):\n\(groups)", to: "group")
    try folder.write(configuration.text, to: "conf")
    chmod(folder.file("conf"), 0o644)
    if root {
      chmod(folder.path, 0o755)
      chown(folder.file("spool"), user, group)
    }
  }
}
