/// The options of each command, and which of them take a value. A test compares it with what the parser knows.
package struct OptionTable {
  /// Names with their dashes, each once.
  package let flags: [String]
  package let valued: [String]

  /// - Parameter others: tables whose options it has besides.
  private init(_ others: OptionTable..., flags: [String] = [], valued: [String] = []) {
    self.flags = others.flatMap(\.flags) + flags
    self.valued = others.flatMap(\.valued) + valued
  }

  package var names: [String] { flags + valued }

  private static let everywhere = OptionTable(
    flags: ["-h", "--help", "--help-hidden", "--version", "--experimental-dump-help"],
    valued: ["--generate-completion-script"])

  private static let session = OptionTable(
    flags: [
      "-4", "-6", "--plain", "--no-hints", "--json", "-q", "--quiet", "-v", "--verbose", "--no-color", "--no-config",
      "--timestamps",
    ],
    valued: ["--source", "--timeout", "--notes", "--color", "--theme", "--log", "--user", "--password-file"])

  private static let network = OptionTable(
    flags: ["--tls", "--starttls", "--tls-required"],
    valued: [
      "-p", "--port", "--helo", "--ca-file", "--servername", "--tls-min", "--tls-ciphers", "--cert", "--key",
    ])

  /// The command without a name.
  package static let unnamed = "connect"

  /// Each command that a command line can begin with, and its options.
  package static let commands: [(name: String, options: OptionTable)] = [
    (
      unnamed,
      OptionTable(
        everywhere, session, network, flags: ["--keep-going"],
        valued: ["--scenario", "--mx", "--resolver", "--trust-anchor"])
    ),
    (
      "learn",
      OptionTable(
        everywhere, session, flags: ["--list", "--report", "--reset", "--check", "--random"],
        valued: ["--from", "--seed"])
    ),
    (
      "replay",
      OptionTable(everywhere, session, network, flags: ["--no-pause"], valued: ["--to", "--address", "--set"])
    ),
    (
      "check",
      OptionTable(
        everywhere, flags: ["-4", "-6", "--me", "--strict", "--all", "--plain", "--json"],
        valued: [
          "--from", "--dnsbl", "--try", "--resolver", "--trust-anchor", "--connect-to", "--helo", "--source",
          "--timeout", "--ca-file", "--warn-days",
          "--notes", "--color",
        ])
    ),
    ("explain", OptionTable(everywhere, flags: ["--json"])),
    (
      "send",
      OptionTable(
        everywhere, session, network, flags: ["-n", "--no-message"],
        valued: ["-t", "--to", "--from", "-H", "--header", "--body"])
    ),
    (
      "serve",
      OptionTable(
        everywhere, flags: ["--plain", "--json", "--quiet", "--accept-all", "--expose-to-network"],
        valued: [
          "--port", "--tls-port", "--persona", "--scenario", "--domain", "--user", "--password-file", "--token-file",
          "--mailbox", "--write-ca", "--notes", "--color",
        ])
    ),
    ("help", everywhere),
  ]

  package static func options(of command: String) -> OptionTable {
    commands.first { $0.name == command }?.options ?? everywhere
  }

  /// Whether the next word belongs to an option, whichever command it is of.
  static func takesValue(_ name: String) -> Bool { commands.contains { $0.options.valued.contains(name) } }
}
