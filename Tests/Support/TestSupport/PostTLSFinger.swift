import Foundation

/// Postfix's own look at a server, led into the world of `check`: its judgement of TLS, as a mail server comes to it.
package struct PostTLSFinger {
  private let folder: TemporaryFolder
  private let environment: [String: String]
  private let authority: String

  package init(_ world: CheckWorld) throws {
    folder = try TemporaryFolder("finger")
    authority = world.authority
    try Postfix.layUsers(in: folder)
    try folder.write("compatibility_level = 3.6\nmyhostname = finger.test\n", to: "main.cf")
    let libraries = try Peers.libraries()
    environment = [
      "LD_LIBRARY_PATH": libraries,
      "LD_PRELOAD": "\(libraries)/libnss_wrapper.so \(Program.path("libworld-names.so"))",
      "NSS_WRAPPER_PASSWD": folder.file("passwd"), "NSS_WRAPPER_GROUP": folder.file("group"),
      "MAIL_CONFIG": folder.path, "DNS_PORT": "\(world.dns)", "MAIL_PORT": "\(world.mail)",
    ]
  }

  /// What it says of a host at a level of security (`dane`, `secure`), line by line.
  package func look(at host: String, _ level: String) async throws -> String {
    let run = try await Run.program(
      try Peers.require("usr/sbin/posttls-finger"), ["-l", level, "-F", authority, "[\(host)]"],
      environment: environment)
    return run.outputText + run.errorText
  }
}
