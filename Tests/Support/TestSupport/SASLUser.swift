import Foundation

/// The one who may log in, in the user database of Cyrus SASL, which Postfix and sendmail ask.
enum SASLUser {
  /// - Parameters:
  ///   - service: the name under which the server asks.
  ///   - settings: the folder with `SERVICE.conf`; it is written here.
  ///   - database: the file of the users.
  static func add(service: String, settings: String, database: String) throws {
    let configuration =
      "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: \(database)\nmech_list: PLAIN LOGIN CRAM-MD5\n"
    try configuration.write(toFile: "\(settings)/\(service).conf", atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "printf %s \"$1\" | \"$2\" -p -c -a \"$3\" -u mail.christian.net \"$4\"", "sh", PeerSecurity.password,
      try Peers.require("usr/sbin/saslpasswd2"), service, PeerSecurity.user,
    ]
    process.environment = [
      "PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": try Peers.libraries(), "SASL_PATH": try Peers.require("sasl2"),
      "SASL_CONF_PATH": settings,
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw PeerError("saslpasswd2 ended with \(process.terminationStatus)") }
  }
}
