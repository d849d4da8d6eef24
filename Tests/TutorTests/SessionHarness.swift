import Annotations
import Foundation
import Glibc
import Network
import SMTP
import Terminal
import TestSupport

@testable import Events
@testable import Sessions

/// A session whose screen is a file, so that every line shown can be read back.
@MainActor final class SessionHarness {
  let folder: TemporaryFolder
  let clock = ManualClock()
  let events: EventQueue
  let presenter: Reporter
  let session: Session
  private let output: Int32
  private let errors: Int32

  init(
    level: NotesLevel = .full, isInteractive: Bool = false, timeout: Double? = 10, hasOwnClock: Bool = false,
    json: Bool = false
  ) throws {
    events = EventQueue(clock: hasOwnClock ? clock.clock : .system)
    folder = try TemporaryFolder("smtp-tutor-harness")
    output = Glibc.open(folder.file("screen"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    errors = Glibc.open(folder.file("errors"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    let screen = Screen(output: output, color: .never, environment: { _ in nil })
    let medium = Medium(screen: screen, isInteractive: isInteractive)
    presenter = Reporter(medium: medium, display: Display(level: level))
    if json {
      presenter.show(on: JSONLines(output: screen, errors: Screen(output: errors, color: .never)))
    } else {
      presenter.show(on: TextScreen(medium))
    }
    var settings = Settings()
    settings.timeout = timeout
    settings.notes = level
    session = Session(events: events, presenter: presenter, settings: settings)
  }

  isolated deinit {
    close(output)
    close(errors)
  }

  /// What stands on the screen.
  var shown: String {
    presenter.flush()
    return folder.read("screen")
  }

  /// The same with the tutor's sentences joined again where they were wrapped.
  var unwrapped: String { shown.replacing("\n# ", with: " ") }

  var lines: [String] { shown.split(separator: "\n").map(String.init) }

  /// Opens a session with a server that does what its steps say.
  @discardableResult
  func open(_ steps: [ServerStep]) async throws -> ScriptedServer {
    let server = try ScriptedServer(steps)
    _ = await session.open(.host(Endpoint(host: "127.0.0.1", port: Int(server.port))))
    return server
  }

  /// Sends message text without end, or until the connection is over, to a server that takes none.
  func flood() async {
    let line = [UInt8](repeating: 0x78, count: 1 << 20)
    for _ in 0..<32 where session.isConnected {
      session.send(line: line, wasTyped: true)
      _ = await session.drain()
    }
  }

  /// The path of a new file with this content.
  func file(_ content: [UInt8]) throws -> String {
    let path = folder.file("mail")
    guard FileManager.default.createFile(atPath: path, contents: Data(content)) else {
      throw PeerError("no file could be made")
    }
    return path
  }

  func send(_ line: String) { session.send(line: Array(line.utf8), wasTyped: false) }

  func perform(_ line: String) async -> Session.Effect { await session.perform(local: Array(line.utf8)) }
}

extension Session.Wait {
  /// A word for each, since requests in it make comparing long.
  var name: String {
    switch self {
    case .settled: "settled"
    case .closed: "closed"
    case .notSMTP: "not SMTP"
    case .timedOut: "timed out"
    case .interrupted: "interrupted"
    case .terminated: "terminated"
    }
  }
}

func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

func reply(_ code: Int, _ text: String...) -> Reply {
  Reply(ReplyCode(rawValue: code) ?? .ok, text)
}
