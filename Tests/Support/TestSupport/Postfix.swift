import Foundation

/// A real Postfix for christian.net, with TLS and logins, on a free port of 127.0.0.1.
///
/// It insists on root's rights and on users of its own, whom a private passwd file (nss_wrapper) gives it; its folders are
/// all in a temporary one. It knows the mailboxes `you`, `me` and `postmaster`, and throws away what comes for them.
package final class Postfix: Sendable {
  package let port: UInt16
  private let folder: TemporaryFolder
  private let process: PeerProcess

  /// Starts it and returns when it answers.
  package static func start(security: PeerSecurity) async throws -> Postfix {
    guard geteuid() == 0 else { throw PeerError("Postfix starts as root alone; CI runs its tests so") }
    let folder = try TemporaryFolder("postfix")
    let port = try LoopbackPort.free()
    try security.lay(in: folder)
    try lay(in: folder, port)
    let libraries = try Peers.libraries()
    let process = try PeerProcess(
      try Peers.require("usr/lib/postfix/sbin/master"), ["-c", folder.file("etc"), "-d"],
      environment: [
        "PATH": "/usr/sbin:/usr/bin:/bin", "TZ": "UTC", "LD_LIBRARY_PATH": libraries,
        "LD_PRELOAD": "\(libraries)/libnss_wrapper.so", "NSS_WRAPPER_PASSWD": folder.file("passwd"),
        "NSS_WRAPPER_GROUP": folder.file("group"), "MAIL_CONFIG": folder.file("etc"),
        "SASL_PATH": try Peers.require("sasl2"),
      ], log: folder.file("output"))
    try await LoopbackPort.awaitListener(
      on: port, "Postfix does not start: \(folder.read("output")) \(folder.read("data/log"))")
    return Postfix(port: port, folder: folder, process: process)
  }

  private init(port: UInt16, folder: TemporaryFolder, process: PeerProcess) {
    self.port = port
    self.folder = folder
    self.process = process
  }

  private static let user: UInt32 = 65_530
  private static let dropGroup: UInt32 = 65_529

  /// Files `passwd` and `group` for nss_wrapper: whom each of Postfix's programs looks for before anything else.
  static func layUsers(in folder: TemporaryFolder) throws {
    try folder.write(
      "root:x:0:0::/:/bin/false\nnobody:x:65534:65534::/:/bin/false\npostfix:x:\(user):\(user)::/:/bin/false\n",
      to: "passwd")
    try folder.write("root:x:0:\nnogroup:x:65534:\npostfix:x:\(user):\npostdrop:x:\(dropGroup):\n", to: "group")
  }

  private static func lay(in folder: TemporaryFolder, _ port: UInt16) throws {
    chmod(folder.path, 0o755)
    try layUsers(in: folder)
    try folder.write(configuration(folder, try Peers.require("usr")), to: "etc/main.cf")
    try folder.write(services(port), to: "etc/master.cf")
    try folder.write("", to: "etc/dynamicmaps.cf")
    // Its queues, with the owners and rights that it insists on.
    for name in [
      "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace",
      "maildrop", "public", "pid",
    ] {
      try FileManager.default.createDirectory(atPath: folder.file("queue/\(name)"), withIntermediateDirectories: true)
      let isShared = name == "maildrop" || name == "public"
      if name != "pid" { chown(folder.file("queue/\(name)"), user, isShared ? dropGroup : 0) }
      chmod(
        folder.file("queue/\(name)"),
        name == "maildrop" ? 0o730 : name == "public" ? 0o710 : name == "pid" ? 0o755 : 0o700)
    }
    try FileManager.default.createDirectory(atPath: folder.file("data"), withIntermediateDirectories: true)
    try SASLUser.add(service: "smtpd", settings: folder.file("etc"), database: folder.file("data/users"))
    chown(folder.file("data"), user, user)
    chown(folder.file("data/users"), user, user)
  }

  private static func configuration(_ folder: TemporaryFolder, _ usr: String) -> String {
    """
    compatibility_level = 3.6
    queue_directory = \(folder.path)/queue
    command_directory = \(usr)/sbin
    daemon_directory = \(usr)/lib/postfix/sbin
    meta_directory = \(folder.path)/etc
    shlib_directory = \(usr)/lib/postfix
    data_directory = \(folder.path)/data
    mail_owner = postfix
    setgid_group = postdrop
    import_environment = PATH TZ LD_PRELOAD LD_LIBRARY_PATH NSS_WRAPPER_PASSWD NSS_WRAPPER_GROUP MAIL_CONFIG SASL_PATH
    maillog_file = \(folder.path)/data/log
    maillog_file_prefixes = \(folder.path)
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    myhostname = mail.christian.net
    mydestination = christian.net, mail.christian.net
    mynetworks = 192.0.2.0/24
    local_transport = discard:
    local_recipient_maps = inline:{you=x, me=x, postmaster=x}
    alias_maps =
    smtpd_peername_lookup = no
    smtpd_helo_required = yes
    smtpd_error_sleep_time = 0
    smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
    message_size_limit = 100000
    smtpd_tls_security_level = may
    smtpd_tls_cert_file = \(folder.path)/server.pem
    smtpd_tls_key_file = \(folder.path)/server.key
    smtpd_sasl_auth_enable = yes
    smtpd_sasl_path = smtpd
    smtpd_sasl_local_domain = mail.christian.net
    cyrus_sasl_config_path = \(folder.path)/etc

    """
  }

  private static func services(_ port: UInt16) -> String {
    """
    127.0.0.1:\(port) inet n - n - - smtpd
    anvil unix - - n - 1 anvil
    bounce unix - - n - 0 bounce
    cleanup unix n - n - 0 cleanup
    defer unix - - n - 0 bounce
    discard unix - - n - - discard
    error unix - - n - - error
    postlog unix-dgram n - n - 1 postlogd
    proxymap unix - - n - - proxymap
    qmgr unix n - n 300 1 qmgr
    retry unix - - n - - error
    rewrite unix - - n - - trivial-rewrite
    tlsmgr unix - - n 1000? 1 tlsmgr

    """
  }
}
