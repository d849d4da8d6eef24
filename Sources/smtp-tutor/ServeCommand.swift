import ArgumentParser
import Events
import Personas
import PracticeServer
import Serving
import Sessions
import Terminal
import Tutor

/// The practice server for other programs.
struct ServeCommand: TutorCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "The practice server alone, for other clients on this machine; shows each session.",
    usage: "smtp-tutor serve [OPTIONS]",
    discussion: """
      It listens on 127.0.0.1, accepts mail for one domain, and relays none. Each line begins with the number of its \
      connection, then C: for the client or S: for the server; # says what the server thinks of it. Passwords appear \
      as stars. Ctrl-C stops it.
      """)

  @Option(help: ArgumentHelp("The port for plaintext and STARTTLS; 0 chooses a free one.", valueName: "n"))
  var port = 2525

  @Option(help: ArgumentHelp("The port for TLS from the first octet; 0 chooses a free one.", valueName: "n"))
  var tlsPort = 2465

  @Option(help: ArgumentHelp("How it speaks: \(Persona.all.map(\.name).joined(separator: ", ")).", valueName: "name"))
  var persona = Persona.standard.name

  @Option(help: ArgumentHelp("What goes wrong: expired, stripped ...", valueName: "name,name"))
  var scenario: String?

  @Option(
    name: .customLong("write-ca"),
    help: ArgumentHelp("Write its authority's certificate to a PEM file.", valueName: "file"))
  var authority: String?

  @Option(help: ArgumentHelp("How much to explain: full, brief or off.", valueName: "level"))
  var notes = NotesLevel.full

  @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
  var color = ColorChoice.auto

  @Flag(help: "For a screen reader: no colour.")
  var plain = false

  func validate() throws {
    for number in [port, tlsPort] where !(0...65_535).contains(number) {
      throw ValidationError("\(number) is not a port: give a number from 1 to 65535, or 0.")
    }
    if port == tlsPort, port != 0 { throw ValidationError("--port and --tls-port need different ports.") }
    _ = try ScenarioSet(argument: scenario)
    guard Persona.named(persona) != nil else {
      throw ValidationError(
        "--persona \(persona): choose one of \(Persona.all.map(\.name).joined(separator: ", ")).")
    }
  }

  func perform() async throws -> ExitStatus {
    var serve = ServeOptions()
    serve.port = port
    serve.tlsPort = tlsPort
    serve.persona = Persona.named(persona) ?? .standard
    serve.authorityPath = authority
    var settings = Settings()
    settings.scenario = try ScenarioSet(argument: scenario)
    settings.notes = notes
    settings.color = color
    settings.plain = plain
    return await Program.serve(serve, settings: settings)
  }
}
