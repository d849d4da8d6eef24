import PracticeServer
import Testing

@testable import Events
@testable import SMTP
@testable import Sessions

/// Whoever mistypes a `:` command has lost nothing by it.
@MainActor @Suite("A wrong use of a command", .serialized)
struct WrongUsesTests {
  private nonisolated static let open = "Usage: :open [HOST [PORT] [tls|starttls|clear]]"
  private nonisolated static let port = "is not a port: give a number from 1 to 65535, usually 25, 587 or 465."

  private nonisolated static let uses: [(line: String, answer: String)] = [
    (":open a b c", open), (":open a 25 tls x", open), (":open tls", open), (":open Clear", open),
    (":open localhost 70000", "\"70000\" \(port)"), (":open localhost ssl", "\"ssl\" \(port)"),
    (":open localhost:25 587", "Give a host and at most one port: HOST, HOST PORT, HOST:PORT or [IPv6]:PORT"),
    (":open a/b", "\"a/b\" is not a host name or address."),
    (":close now", "Usage: :close, with nothing after it"), (":quit now", "Usage: :quit, with nothing after it"),
    (":reconnect localhost", "Usage: :reconnect, with nothing after it"),
    (":state all", "Usage: :state, with nothing after it"), (":tls der", "Usage: :tls, or :tls pem"),
    (":inbox bob 1 2", "Usage: :inbox [NAME [NUMBER]]"),
    (":wire maybe", "Usage: :wire on, or :wire off"), (":timing 1", "Usage: :timing on, or :timing off"),
    (":stuffing no", "Usage: :stuffing on, or :stuffing off"), (":hints never", "Usage: :hints on, or :hints off"),
    (":notes loud", "Usage: :notes full, brief or off"), (":hold 3", "Usage: :hold on, or :hold off"),
    (":release soon", "Usage: :release, or :release now"),
    (":release", "Nothing is held. Type :hold first, then lines, then :release."),
    (":auth PLAIN bugs", "Usage: :auth, or :auth MECHANISM; it asks for what it needs"),
    (":data", "Usage: :data FILE sends a file as the message"),
    (
      ":raw NOOP",
      #"Usage: :raw '...' with octets in quotes, for example :raw 'NOOP\r\n' (also \t \0 \\ \' \xNN)"#
    ),
    (":set timout 3", "There is no setting timout. Did you mean timeout? :set lists them."),
    (":set xyzzy", "There is no setting xyzzy. :set lists them."),
    (":set timeout fast", "timeout is a number of seconds, more than 0 and at most a day, or default."),
    (":set timeout -1", "timeout is a number of seconds, more than 0 and at most a day, or default."),
    (":set notes loud", "notes is full, brief or off."), (":set hints maybe", "hints is on or off."),
    (":set prompt long", "prompt is full or short."),
    (":set helo two words", "helo is one word, the name to greet with, or default."),
    (":set ca-file /nowhere/ca.pem", "/nowhere/ca.pem: there is no such file."),
    (":set servername a..b", "\"a..b\" is not a name that a certificate can be for."),
    (":opne localhost", "No command \":opne\". Did you mean :open?"),
    (":clo", "No command \":clo\". Did you mean :close?"),
    (":xyzzy", "No command \":xyzzy\". :help lists what there is."),
  ]

  /// Everything that a command could have changed.
  private static func state(of session: Session) -> [String] {
    [
      "\(session.link?.id ?? 0)", "\(session.conversation.newestRequest)", "\(session.stuffing)",
      "\(session.isHolding)", session.hostName,
    ] + Setting.table.map { $0.read(session.settingsNow) }
  }

  @Test("changes nothing, and says what is wrong with it and nothing else", arguments: uses)
  func wrong(_ line: String, _ answer: String) async throws {
    let harness = try SessionHarness(level: .off, isInteractive: true)
    _ = await harness.session.open(.practice)
    let before = Self.state(of: harness.session)
    let shown = harness.shown
    guard case .failed(.usage) = await harness.perform(line) else {
      Issue.record("\(line) was carried out")
      return
    }
    #expect(harness.shown.dropFirst(shown.count).replacing("\n# ", with: " ") == "# \(answer)\n")
    #expect(Self.state(of: harness.session) == before)
    await harness.session.practice?.stop()
  }

  @Test("what may be several is listed, each with its words")
  func ambiguous() async throws {
    let harness = try SessionHarness(isInteractive: true)
    guard case .failed(.usage) = await harness.perform(":re") else {
      Issue.record(":re was carried out")
      return
    }
    #expect(
      harness.unwrapped.contains("\":re\" may be: :reconnect  Connects to the last server again. :release  Sends"))
  }

  @Test(
    "alone, what can be switched says what it is and changes nothing",
    arguments: [
      (":wire", "Showing each line as it is sent, CR and LF included: off."), (":timing", "Timing of each reply: off."),
      (
        ":hints",
        "The rest of a command's syntax after the cursor: on. Without colour it would look like typed text, and is left out."
      ),
      (":stuffing", "A message line that starts with a dot is sent with a second dot."), (":notes", "Notes: full."),
      (":set wire", "wire: off (each line once more, as octets)"),
    ])
  func alone(_ line: String, _ answer: String) async throws {
    let harness = try SessionHarness(isInteractive: true)
    let before = Self.state(of: harness.session)
    for _ in 1...2 { _ = await harness.perform(line) }
    #expect(harness.unwrapped == "# \(answer) \(answer)\n")
    #expect(Self.state(of: harness.session) == before)
  }
}
