import Foundation
import TLS

/// A real OpenSMTPD for christian.net, on a free port of 127.0.0.1.
///
/// It insists on root's rights, on users of its own and on folders below /var. libfakechroot shows it a temporary folder for
/// the root of the system, and nss_wrapper the users, so nothing of this machine is touched. It starts as root alone.
/// It offers STARTTLS, and logins after it; Debian 12's cannot finish a handshake (its keys and OpenSSL 3 do not agree).
package final class OpenSMTPD: Sendable {
  package let port: UInt16
  private let folder: TemporaryFolder
  private let process: PeerProcess

  /// Starts it and returns when it answers.
  package static func start(security: PeerSecurity) async throws -> OpenSMTPD {
    guard geteuid() == 0 else { throw PeerError("OpenSMTPD starts as root alone; CI runs its tests so") }
    let folder = try TemporaryFolder("opensmtpd")
    let port = try LoopbackPort.free()
    try lay(in: folder, port, security)
    let libraries = try Peers.libraries()
    let process = try PeerProcess(
      folder.file("root/usr/sbin/smtpd"), ["-d"],
      environment: [
        "PATH": "/usr/sbin:/usr/bin:/bin", "TZ": "UTC", "LD_LIBRARY_PATH": libraries,
        "LD_PRELOAD": "\(libraries)/libfakechroot.so \(libraries)/libnss_wrapper.so",
        "NSS_WRAPPER_PASSWD": folder.file("root/etc/passwd"), "NSS_WRAPPER_GROUP": folder.file("root/etc/group"),
        "FAKECHROOT": "true", "FAKECHROOT_BASE": folder.file("root"),
        "FAKECHROOT_EXCLUDE_PATH": "/dev:/proc:/sys:/tmp:/usr/lib:/lib:\(folder.path)",
      ], log: folder.file("output"))
    try await LoopbackPort.awaitListener(on: port, "OpenSMTPD does not start: \(folder.read("output"))")
    return OpenSMTPD(port: port, folder: folder, process: process)
  }

  private init(port: UInt16, folder: TemporaryFolder, process: PeerProcess) {
    self.port = port
    self.folder = folder
    self.process = process
  }

  private static func lay(in folder: TemporaryFolder, _ port: UInt16, _ security: PeerSecurity) throws {
    let files = FileManager.default
    let folders = [
      "var/lib/opensmtpd/empty", "var/spool/smtpd", "var/run", "run", "etc/ssl/certs", "usr/sbin", "usr/libexec", "tmp",
      "home",
    ]
    for name in folders {
      try files.createDirectory(atPath: folder.file("root/\(name)"), withIntermediateDirectories: true)
    }
    // What its parts may pass through as users of their own.
    for name in ["", "root", "root/var", "root/var/lib", "root/var/lib/opensmtpd", "root/var/spool", "root/home"] {
      chmod(folder.file(name), 0o755)
    }
    chmod(folder.file("root/var/spool/smtpd"), 0o711)
    let copy = try Process.run(
      URL(fileURLWithPath: "/bin/cp"),
      arguments: [
        "-r", Peers.require("usr/sbin/smtpd"), Peers.require("usr/sbin/smtpctl"), folder.file("root/usr/sbin"),
      ])
    copy.waitUntilExit()
    guard copy.terminationStatus == 0 else { throw PeerError("OpenSMTPD cannot be copied to \(folder.path)") }
    let users = [("opensmtpd", 65_533), ("opensmtpq", 65_532), ("you", 65_534), ("me", 65_534)]
    let passwd = users.map { "\($0.0):x:\($0.1):\($0.1)::/home:/bin/false\n" }.joined()
    try folder.write("root:x:0:0::/:/bin/false\n\(passwd)", to: "root/etc/passwd")
    try folder.write("root:x:0:\n\(users.map { "\($0.0):x:\($0.1):\n" }.joined())", to: "root/etc/group")
    try folder.write("mail.christian.net\n", to: "root/etc/mailname")
    try folder.write("you 65534:65534:/home\nme 65534:65534:/home\n", to: "root/etc/users")
    chown(folder.file("root/home"), 65_534, 65_534)
    try security.lay(in: folder, below: "root/etc/")
    chmod(folder.file("root/etc/server.key"), 0o600)
    // Since 7.5 it does not start without a list of authorities.
    try folder.write(security.authority.certificates.joined(), to: "root/etc/ssl/certs/ca-certificates.crt")
    try folder.write("\(PeerSecurity.user) *\n", to: "root/etc/accounts")
    try folder.write(
      """
      pki mail.christian.net cert "/etc/server.pem"
      pki mail.christian.net key "/etc/server.key"
      table accounts file:/etc/accounts
      smtp max-message-size "100K"
      table users file:/etc/users
      listen on 127.0.0.1 port \(port) tls pki mail.christian.net auth-optional <accounts> hostname mail.christian.net
      action "local" mbox userbase <users>
      action "relay" relay
      match from any for domain "christian.net" action "local"
      match auth from any for any action "relay"

      """, to: "root/etc/smtpd.conf")
  }
}
