import ArgumentParser
import Sessions
import TLS

/// What a session over the network takes besides: how to speak TLS.
struct TLSOptions: ParsableArguments {
  @Flag(help: "TLS from the first octet; port 465 unless you name another.")
  var tls = false

  @Flag(help: "Say EHLO and STARTTLS first.")
  var starttls = false

  @Flag(help: "Send no mail and no login without TLS to a verified server.")
  var tlsRequired = false

  @Option(help: ArgumentHelp("Trust the authorities in this PEM file instead of the system's.", valueName: "file"))
  var caFile: String?

  @Option(help: ArgumentHelp("The name that the server's certificate has to match.", valueName: "name"))
  var servername: String?

  @Option(help: ArgumentHelp("The lowest version of TLS to use.", valueName: "version"))
  var tlsMin = TLSVersion.tls12

  @Option(help: ArgumentHelp("Use only these ciphers (names as in openssl ciphers).", valueName: "list"))
  var tlsCiphers: String?

  @Option(help: ArgumentHelp("Your client certificate with its chain, a PEM file.", valueName: "file"))
  var cert: String?

  @Option(help: ArgumentHelp("The key of --cert, a PEM file, if it is not in the same file.", valueName: "file"))
  var key: String?

  func validate() throws {
    if tls, starttls { throw ValidationError("--tls and --starttls cannot be used together.") }
    if key != nil, cert == nil { throw ValidationError("--key needs --cert.") }
  }

  /// The port of a server for which none was named; 465 is that of submission over TLS (RFC 8314, section 7.3).
  var defaultPort: Int { tls ? 465 : 25 }

  /// Changes what was given.
  func apply(to settings: inout TLSSettings) {
    settings.mode = tls ? .atOnce : starttls ? .upgrade : .byHand
    if tlsRequired { settings.isRequired = true }
    if let caFile { settings.authorities = caFile }
    if let servername { settings.serverName = servername }
    settings.minimum = tlsMin
    settings.ciphers = tlsCiphers
    settings.certificate = cert
    settings.key = key
  }
}
