import ArgumentParser
import Events
import Network
import Personas
import PracticeServer
import Sessions
import Tutor

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
