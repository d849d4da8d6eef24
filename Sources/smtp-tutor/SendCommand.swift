import ArgumentParser
import Events
import Network
import Sessions
import Tutor

/// One message, or a part of its delivery, from one line.
struct SendCommand: TutorCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "One message from one line; with -n, only whether it would be accepted.",
    usage: "smtp-tutor send ADDRESS [HOST[:PORT] | HOST PORT] [OPTIONS]",
    discussion: """
      From, To, Date, Message-ID and Subject are filled in; a header of your own takes the place of the one with its name. \
      It stops at the first refusal, and the exit status tells what became of the message. Without HOST the practice \
      server takes it.
      """)

  @Argument(help: "The recipient, unless --to names one, and the server.")
  var words: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("A recipient; can be given again.", valueName: "address"))
  var to: [String] = []

  @Option(help: ArgumentHelp("The envelope sender; otherwise your name here.", valueName: "address"))
  var from: String?

  @Option(
    name: [.customShort("H"), .long], help: ArgumentHelp("A header line; can be given again.", valueName: "name:value"))
  var header: [String] = []

  @Option(help: ArgumentHelp("The text of the message.", valueName: "text"))
  var body: String?

  @Flag(
    name: [.customShort("n"), .customLong("no-message")], help: "Stop after the recipients; nothing is sent.")
  var isQuestion = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var options: SessionOptions
  @OptionGroup var tls: TLSOptions

  private var hasRecipientFirst: Bool { to.isEmpty || words.first?.contains("@") == true }
  private var server: [String] { Array(hasRecipientFirst ? words.dropFirst() : words[...]) }

  private var wanted: SendOptions {
    var wanted = SendOptions()
    wanted.recipients = Array(hasRecipientFirst ? words.prefix(1) : []) + to
    wanted.sender = from
    wanted.headers = header
    if let body { wanted.body = body }
    wanted.isQuestion = isQuestion
    return wanted
  }

  func validate() throws {
    if let mistake = wanted.mistake { throw ValidationError(mistake) }
    if options.user != nil, options.passwordFile == nil {
      throw ValidationError("--user needs --password-file here: nobody is asked.")
    }
    _ = try place.endpoint(server, defaultPort: tls.defaultPort)
  }

  func perform() async throws -> ExitStatus {
    var settings = options.settings()
    tls.apply(to: &settings.tls)
    if let helo = place.helo { settings.helo = helo }
    return await Program.send(
      wanted, to: try place.endpoint(server, defaultPort: tls.defaultPort), settings: settings)
  }
}
