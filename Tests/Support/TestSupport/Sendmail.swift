import Foundation

/// A real sendmail for christian.net, with TLS and logins, on a free port of 127.0.0.1.
///
/// Its mailboxes are `you`, `me` and `postmaster`, and whoever runs the tests is called `peer` there: a private passwd file
/// (nss_wrapper) says so, and gives the machine a name with a domain, without which sendmail waits a minute before it starts.
/// What it accepts stays in a queue that goes away with it.
package final class Sendmail: Sendable {
  package let port: UInt16
  private let folder: TemporaryFolder
  private let process: PeerProcess

  /// Starts it and returns when it answers.
  package static func start(security: PeerSecurity) async throws -> Sendmail {
    let folder = try TemporaryFolder("sendmail")
    let port = try LoopbackPort.free()
    try security.lay(in: folder)
    try lay(in: folder, port)
    let libraries = try Peers.libraries()
    let environment = [
      "PATH": "/usr/bin:/bin", "TZ": "UTC", "LD_LIBRARY_PATH": libraries,
      "LD_PRELOAD": "\(libraries)/libnss_wrapper.so", "NSS_WRAPPER_PASSWD": folder.file("passwd"),
      "NSS_WRAPPER_GROUP": folder.file("group"), "NSS_WRAPPER_HOSTS": folder.file("hosts"),
      "NSS_WRAPPER_HOSTNAME": "mail.christian.net",
    ]
    let process = try PeerProcess(
      try Peers.require("usr/libexec/sendmail/sendmail"), ["-bD", "-C", folder.file("cf")], environment: environment,
      log: folder.file("output"))
    try await LoopbackPort.awaitListener(on: port, "sendmail does not start: \(folder.read("output"))")
    return Sendmail(port: port, folder: folder, process: process)
  }

  private init(port: UInt16, folder: TemporaryFolder, process: PeerProcess) {
    self.port = port
    self.folder = folder
    self.process = process
  }

  private static func lay(in folder: TemporaryFolder, _ port: UInt16) throws {
    let configuration = try String(contentsOfFile: Peers.require("sendmail.cf"), encoding: .utf8)
      .replacing("@FOLDER@", with: folder.path).replacing("@PORT@", with: "\(port)")
      .replacing("@SASL@", with: try Peers.require("sasl2"))
    try folder.write(configuration, to: "cf")
    try folder.write("christian.net\nmail.christian.net\n", to: "domains")
    try SASLUser.add(service: "Sendmail", settings: folder.path, database: folder.file("users"))
    try FileManager.default.copyItem(atPath: Peers.require("etc/mail/helpfile"), toPath: folder.file("help"))
    try FileManager.default.createDirectory(atPath: folder.file("queue"), withIntermediateDirectories: false)
    try folder.write("127.0.0.1 mail.christian.net localhost\n", to: "hosts")
    let mailboxes = ["you", "me", "postmaster"].map { "\($0):x:65534:65534::/:/bin/false\n" }.joined()
    try folder.write("peer:x:\(geteuid()):\(getegid())::/:/bin/false\n\(mailboxes)", to: "passwd")
    try folder.write("peer:x:\(getegid()):\n", to: "group")
    // sendmail reads no key that others could read.
    chmod(folder.file("server.key"), 0o600)
  }
}
