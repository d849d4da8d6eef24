import ArgumentParser
import Events
import Network
import Personas
import PracticeServer
import Sessions
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

  @Flag(help: "From a pipe: the exit status says only how the session ended.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp("What goes wrong at the practice server; :scenario lists the choices.", valueName: "name,name"))
  var scenario: String?

  func validate() throws {
    if scenario != nil, !host.isEmpty {
      throw ValidationError("--scenario works at the practice server only, not with a host.")
    }
    _ = try ScenarioSet(argument: scenario)
    _ = try place.endpoint(host, defaultPort: tls.defaultPort)
  }

  func perform() async throws -> ExitStatus {
    var settings = options.settings()
    settings.keepGoing = keepGoing
    tls.apply(to: &settings.tls)
    settings.scenario = try ScenarioSet(argument: scenario)
    if let helo = place.helo { settings.helo = helo }
    let endpoint = try place.endpoint(host, defaultPort: tls.defaultPort)
    return await Program.connect(to: endpoint, settings: settings)
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
