import ArgumentParser
import Events
import Network
import Replays
import Sessions
import Tutor

/// A scripted session.
struct ReplayCommand: TutorCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play a scripted session step by step; without a name, Bugs Bunny's.",
    usage: "smtp-tutor replay [SCRIPT] [OPTIONS]",
    discussion: """
      SCRIPT is bugs-bunny, naughty-list, or a file in the notation that :log writes. Each step shows what goes out \
      next and why: Enter sends it, b shows the last step again, s skips it, c plays the rest, q says QUIT and leaves; \
      you can type the command yourself, too. Without --to the practice server answers.
      """)

  @Argument(help: "A built-in script or a file; - is standard input, without a pause.")
  var script = "bugs-bunny"

  @Option(help: ArgumentHelp("Play on a real server.", valueName: "host[:port]"))
  var to: String?

  @Option(help: ArgumentHelp("Your own address, for YOUR_ADDRESS in the script.", valueName: "you@your.domain"))
  var address: String?

  @Flag(help: "Play without a pause, and stop at the first reply that differs.")
  var noPause = false

  @Option(name: .customLong("set"), help: ArgumentHelp("A value for a placeholder.", valueName: "name=value"))
  var values: [String] = []

  @OptionGroup var place: PlaceOptions
  @OptionGroup var options: SessionOptions
  @OptionGroup var tls: TLSOptions

  func validate() throws {
    _ = try place.endpoint(to.map { [$0] } ?? [], defaultPort: tls.defaultPort)
    for value in values where !value.dropFirst().contains("=") {
      throw ValidationError("--set needs NAME=VALUE.")
    }
  }

  func perform() async throws -> ExitStatus {
    var replay = ReplayOptions()
    replay.host = try place.endpoint(to.map { [$0] } ?? [], defaultPort: tls.defaultPort)
    replay.address = address
    // A program presses no keys.
    replay.noPause = noPause || options.json || script == "-"
    for value in values {
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      replay.values[parts[0]] = parts[1]
    }
    var settings = options.settings()
    tls.apply(to: &settings.tls)
    if let helo = place.helo { settings.helo = helo }
    return await Program.replay(script, options: replay, settings: settings)
  }
}
