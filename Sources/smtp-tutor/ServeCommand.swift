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
      It listens on 127.0.0.1, accepts mail for the domain of its persona, and relays none. Each line begins with the \
      number of its connection, then C: for the client or S: for the server; # says what the server thinks of it. \
      Passwords appear as stars. Ctrl-C stops it.
      """)

  @Option(help: ArgumentHelp("The port for plaintext and STARTTLS; 0 chooses a free one.", valueName: "n"))
  var port = 2525

  @Option(help: ArgumentHelp("The port for TLS from the first octet; 0 chooses a free one.", valueName: "n"))
  var tlsPort = 2465

  @Option(help: ArgumentHelp("How it speaks: \(Persona.all.map(\.name).joined(separator: ", ")).", valueName: "name"))
  var persona = Persona.standard.name

  @Option(
    name: .customLong("domain"),
    help: ArgumentHelp("Accept mail for this domain instead; may be repeated.", valueName: "name"))
  var domains: [String] = []

  @Flag(help: "Accept mail for every address. It is kept here or dropped, and never sent on.")
  var acceptAll = false

  @Option(help: ArgumentHelp("The only user who may log in, instead of two known ones.", valueName: "name"))
  var user: String?

  @Option(
    help: ArgumentHelp("The password is this file's first line; without it you are asked.", valueName: "file"))
  var passwordFile: String?

  @Option(
    help: ArgumentHelp(
      "The token of XOAUTH2 and OAUTHBEARER is this file's first line; else one is made.", valueName: "file"))
  var tokenFile: String?

  @Option(help: ArgumentHelp("Write each message to a file in this Maildir.", valueName: "dir"))
  var mailbox: String?

  @Option(help: ArgumentHelp("What goes wrong: expired, stripped ...", valueName: "name,name"))
  var scenario: String?

  @Option(
    name: .customLong("write-ca"),
    help: ArgumentHelp("Write its authority's certificate to a PEM file.", valueName: "file"))
  var authority: String?

  @Flag(help: "One JSON object a line for everything that happens; see docs/json.md.")
  var json = false

  @Flag(help: "Do not show sessions.")
  var quiet = false

  @Flag(help: "Listen on every network interface of this machine, not only on 127.0.0.1.")
  var exposeToNetwork = false

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
    for name in domains where !ServeOptions.isDomain(name) {
      throw ValidationError("--domain \(name): give a domain such as example.test.")
    }
    if acceptAll, !domains.isEmpty { throw ValidationError("--accept-all accepts every domain: leave out --domain.") }
    if passwordFile != nil, user == nil { throw ValidationError("--password-file needs --user.") }
    if user == "" { throw ValidationError("--user needs a name.") }
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
    serve.isQuiet = quiet
    serve.isExposed = exposeToNetwork
    serve.isForProgram = json
    serve.accept(domains: domains, all: acceptAll)
    var settings = Settings()
    settings.scenario = try ScenarioSet(argument: scenario)
    settings.notes = notes
    settings.color = color
    settings.plain = plain
    settings.json = json
    let login = user.map { ServeLogin(user: $0, passwordFile: passwordFile) }
    return await Program.serve(serve, login: login, tokenFile: tokenFile, mailbox: mailbox, settings: settings)
  }
}
