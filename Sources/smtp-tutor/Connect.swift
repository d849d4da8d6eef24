import ArgumentParser
import Checking
import Events
import Network
import Personas
import PracticeServer
import Sessions
import Terminal
import Tutor
import Typing

/// A raw session: the command without a name.
struct Connect: TutorCommand {
  static let configuration = CommandConfiguration(
    commandName: "connect", abstract: "A raw session with a server.", usage: usage, shouldDisplay: false)

  static let usage = "smtp-tutor [HOST[:PORT] | HOST PORT] [OPTIONS]"

  @Argument(help: "A host, and a port.")
  var host: [String] = []

  @OptionGroup var place: PlaceOptions
  @OptionGroup var options: SessionOptions
  @OptionGroup var tls: TLSOptions

  @Option(
    help: ArgumentHelp(
      "Connect to the first of this domain's mail hosts that answers.", valueName: "domain"))
  var mx: String?

  @Option(
    name: .customLong("resolver"),
    help: ArgumentHelp(
      "For --mx and :check: ask this name server, or start at the roots; may be repeated.", valueName: "ip|roots"))
  var resolvers: [String] = []

  @Option(help: ArgumentHelp("For --mx and :check: the keys of the DNS root.", valueName: "file"))
  var trustAnchor: String?

  @Flag(help: "From a pipe: the exit status says only how the session ended.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp("What goes wrong at the practice server; :scenario lists the choices.", valueName: "name,name"))
  var scenario: String?

  func validate() throws {
    if let mx {
      guard host.isEmpty else { throw ValidationError("--mx finds the host itself: name none.") }
      if tls.tls { throw ValidationError("--tls does not go with --mx: between servers TLS begins with --starttls.") }
      _ = try exchangers(mx)
    }
    if scenario != nil, !host.isEmpty {
      throw ValidationError("--scenario works at the practice server only, not with a host.")
    }
    _ = try ScenarioSet(argument: scenario)
    if mx == nil { _ = try place.endpoint(host, defaultPort: tls.defaultPort) }
  }

  private func exchangers(_ text: String) throws -> Session.Target {
    let port = try place.endpoint([text], defaultPort: Endpoint.defaultPort)?.port ?? Endpoint.defaultPort
    do throws(CheckTarget.Mistake) { return try Program.exchanger(of: text, port: port) } catch {
      throw ValidationError(visible(error.words))
    }
  }

  func perform() async throws -> ExitStatus {
    var settings = options.settings()
    settings.keepGoing = keepGoing
    tls.apply(to: &settings.tls)
    settings.scenario = try ScenarioSet(argument: scenario)
    if let helo = place.helo { settings.helo = helo }
    (settings.resolvers, settings.trustAnchor) = (resolvers, trustAnchor)
    if let mx { return await Program.connect(to: try exchangers(mx), settings: settings) }
    let endpoint = try place.endpoint(host, defaultPort: tls.defaultPort)
    return await Program.connect(to: endpoint.map { .host($0) } ?? .practice, settings: settings)
  }
}

extension Connect {
  /// What a command line without options asks for, read without the parser: its reflection over every option there is
  /// takes longer than the rest of the start.
  /// - Returns: nil where the parser has to read it: a command or an option is named, or something is wrong with it.
  static func readPlain(_ words: [String]) -> (endpoint: Endpoint?, settings: Settings)? {
    let isPlain = words.allSatisfy { word in
      !word.hasPrefix("-") && !OptionTable.commands.contains { $0.name == word } && word != "help"
    }
    guard isPlain else { return nil }
    var endpoint: Endpoint?
    if !words.isEmpty {
      guard let named = try? Endpoint(words) else { return nil }
      endpoint = named
    }
    var settings = Settings()
    ConfigurationFile.read(into: &settings, .all)
    return (endpoint, settings)
  }
}
