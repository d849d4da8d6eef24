import ArgumentParser
import Events
import Network
import Personas
import Sessions
import Terminal
import Tutor

/// What every kind of session takes.
struct SessionOptions: ParsableArguments {
  @Flag(name: .customShort("4"), help: "Only IPv4.")
  var ipv4 = false

  @Flag(name: .customShort("6"), help: "Only IPv6.")
  var ipv6 = false

  @Option(help: ArgumentHelp("Connect from this address of this machine.", valueName: "ip"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "How long to wait for each reply; by default 30 s to connect, then the times of RFC 5321.", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("How much to explain; full by default, brief in a lesson.", valueName: "level"))
  var notes: NotesLevel?

  @Option(help: ArgumentHelp("When to use colour; auto by default, and NO_COLOR is respected.", valueName: "when"))
  var color: ColorChoice?

  @Option(help: ArgumentHelp("Colours for which background: auto asks the terminal.", valueName: "theme"))
  var theme: Theme?

  @Flag(help: "No colour, as with --color never.")
  var noColor = false

  @Flag(name: .shortAndLong, help: "No notes: as with --notes off.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell how long each reply took; twice: each line as octets, too.")
  var verbose: Int

  @Flag(help: "For a screen reader: every line marked, no colour, no hints, nothing redrawn.")
  var plain = false

  @Flag(help: "Do not show the rest of the syntax after the cursor.")
  var noHints = false

  @Option(help: ArgumentHelp("Write the session to a new file, which replay can play.", valueName: "file"))
  var log: String?

  @Flag(help: "Begin each line of a log with its time.")
  var timestamps = false

  @Option(help: ArgumentHelp("The user name for :auth; otherwise it asks.", valueName: "name"))
  var user: String?

  @Option(
    help: ArgumentHelp("The file whose first line is the password for :auth; otherwise it asks.", valueName: "file"))
  var passwordFile: String?

  @Flag(help: "Ignore the configuration file (docs/prompt.md).")
  var noConfig = false

  @Flag(help: "For programs: one JSON object per line.")
  var json = false

  func validate() throws {
    try Self.validate(ipv4: ipv4, ipv6: ipv6, timeout: timeout)
    if quiet, notes != nil { throw ValidationError("-q and --notes cannot be used together.") }
  }

  /// What holds for these wherever they are options.
  static func validate(ipv4: Bool, ipv6: Bool, timeout: Double?) throws {
    if ipv4 && ipv6 { throw ValidationError("-4 and -6 cannot be used together.") }
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--timeout needs seconds, more than 0 and at most a day.")
    }
  }

  /// What the configuration file says, and what was given over it.
  func settings(_ part: ConfigurationFile.Part = .all) -> Settings {
    var settings = Settings()
    if !noConfig { ConfigurationFile.read(into: &settings, part) }
    if let level = notes ?? (quiet ? .off : nil) { settings.notes = level }
    if let color = noColor ? .never : color { settings.color = color }
    if let theme { settings.theme = theme }
    if verbose > 0 { settings.timing = true }
    if verbose > 1 { settings.wire = true }
    settings.plain = plain
    if noHints { settings.hints = false }
    settings.family = ipv4 ? .ipv4 : ipv6 ? .ipv6 : .any
    settings.source = source
    if let timeout { settings.timeout = timeout }
    settings.json = json
    settings.log = log
    settings.timestamps = timestamps
    settings.user = user
    settings.passwordFile = passwordFile
    return settings
  }
}

extension ScenarioSet {
  /// From the value of --scenario, if there is one.
  init(argument: String?) throws {
    guard let argument else {
      self = .none
      return
    }
    do { try self.init(argument) } catch { throw ValidationError(visible(error.words)) }
  }
}
