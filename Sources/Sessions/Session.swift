package import Annotations
import CLibrary
package import Checking
import Delivery
package import Events
package import Names
package import Network
import Personas
package import PracticeServer
package import SMTP
package import Terminal
import World
import WorldServers

/// A conversation with a server, as the program has it: what is sent, what comes back, what is said about it, and what
/// will be remembered of it. It does not know who types, or where: a REPL, a pipe and a replay all use it.
@MainActor package final class Session {
  /// Where a session can be opened to.
  package enum Target: Equatable {
    case practice
    case host(Endpoint)
    /// The first host that answers of those that accept the mail of a domain, and the port there.
    case exchanger(of: DomainName, port: Int)
  }

  /// Where a session is opened to.
  struct Place {
    let target: Target
    /// How TLS is spoken there.
    var tls: TLSSettings.Mode
    /// Where on the network that is, from the address tried last.
    var scope = AddressScope.elsewhere
    /// Whether it is a host of the practice world.
    var isInWorld = false
    /// The row of a check that it was opened from.
    var checked: CheckedRow?
  }

  /// Where the session is, and where it has been.
  struct Places {
    /// Where the session was opened to last.
    var server: Place?
    /// The last of these where a server greeted; `:reconnect` goes there.
    var lastGood: Place?
    /// The connection that is kept until it is known whether another one can be had.
    var aside: Aside?
    /// What was offered last, and where.
    var lastList: (server: Target, name: String, list: ExtensionList)?
    /// Where the last connection was made to; what is kept of a session was said there.
    var reached: Target?
  }

  /// What decides about the next line, besides whoever types.
  package enum Guidance {
    case none
    case lesson
    /// What is sent comes from a script, and nothing else is.
    case script
  }

  /// How a wait ended.
  package enum Wait {
    /// Nothing is outstanding any more.
    case settled
    case closed
    /// What came is no SMTP.
    case notSMTP
    case timedOut(Request?)
    case interrupted
    /// The program is told to end.
    case terminated
  }

  package let events: EventQueue
  package let pump: Pump
  package let presenter: Reporter
  package let transcriptLog: TranscriptLog
  package let annotator = Annotator()
  package internal(set) var settings: Settings
  private let outcome = OutcomeSubscriber()
  /// The connection at hand; nil where there is none.
  package var link: Link?
  /// Whether dots at the start of message lines are doubled, on this connection and those that follow.
  package var stuffing = true { didSet { link?.conversation.stuffing = stuffing } }
  package var guidance = Guidance.none
  /// Whether somebody, a lesson, has asked for just this line: then nothing is said against it.
  package var isAskedFor: @MainActor ([UInt8]) -> Bool = { _ in false }
  var places = Places()
  /// The mailboxes of the practice server and of the practice world.
  package let mailStore = MailStore()
  /// The practice world, once somebody looked at it.
  var worldServers: WorldServers?
  /// Where one connects from in the practice world; nil: the desk.
  var worldSource: WorldPlace?
  /// The practice server, once it was needed.
  package var practice: PracticeServer?
  /// The address this person gave as their own.
  package var fixedAddress: String?
  /// Lines that wait for `:release`; nil while lines go out as they are typed.
  package var held: PipelineBuffer?
  /// Whether what is said cannot be written any more.
  private var isUnheard = false
  /// Plays a script on the connection at hand, up to a stage; what scripts are, the session does not know.
  package var playScript: (@MainActor (_ name: String, _ stage: Verb?) async -> Effect)?
  /// What `:check` and `--mx` work with.
  package var checkSetup: (@MainActor (Settings) throws(CheckSetup.Failure) -> CheckSetup)?
  /// The last check, whose rows can be opened, and how it was done.
  var checked: (report: CheckReport, options: CheckOptions)?
  /// Where a person can be asked; nil where nobody sits.
  package weak var editor: (any LinePrompt)?

  package nonisolated static let practiceDomain = Persona.standard.localDomain
  package nonisolated static let practiceAddress = "you@\(practiceDomain)"
  package nonisolated static let practiceHost = Persona.standard.hostName

  package init(events: EventQueue, presenter: Reporter, settings: Settings) {
    self.events = events
    pump = Pump(events)
    self.presenter = presenter
    self.settings = settings
    transcriptLog = TranscriptLog(isStamped: settings.timestamps) { [presenter] in presenter.fail($0) }
    presenter.subscribe(transcriptLog)
    presenter.subscribe(outcome)
    _ = pump.stand { [weak self] in self?.takes($0) ?? true }
    pump.idle = { [weak self] in
      guard let self, link?.conversation.hasUnread == true else { return false }
      return readOn()
    }
    pump.beforeAwaiting = { [weak self] in self?.flush() }
  }

  /// How it went so far.
  package var outcomes: SessionOutcome { outcome.outcome }

  package var isConnected: Bool { link != nil }

  /// Writes what was said. Where that cannot be done, since the reader went away or the disk is full, the program ends.
  private func flush() {
    presenter.flush()
    guard presenter.medium.isBroken, !isUnheard else { return }
    isUnheard = true
    events.post(.editor(.terminate(signal: SIGPIPE)))
  }

  /// What the connection at hand has shown; without one, a conversation that has not begun.
  package var conversation: Conversation { link?.conversation ?? Conversation(isConnected: false, stuffing: stuffing) }

  /// The address this person goes by, for what the notes propose to type and a replay sends.
  package var address: String { fixedAddress ?? (isPractice || isInWorld ? Self.practiceAddress : "you@your.domain") }

  package var isPractice: Bool {
    if case .practice = places.server?.target { true } else { false }
  }

  /// Whether the server is a host of the practice world.
  package var isInWorld: Bool { places.server?.isInWorld == true }

  /// The server as the prompt names it.
  package var hostName: String {
    places.server.map { Self.hostName(of: $0.target) } ?? ""
  }

  static func hostName(of target: Target) -> String {
    switch target {
    case .practice: practiceHost
    case .host(let endpoint): endpoint.host
    case .exchanger(let domain, port: _): domain.description
    }
  }

  package var context: AnnotationContext { context(of: places.server?.target) }

  /// What is known where a session has been opened to, or is about to be.
  package func context(of target: Target?) -> AnnotationContext {
    var port = Endpoint.defaultPort
    if case .host(let endpoint) = target { port = endpoint.port }
    let isPractice = if case .practice = target { true } else { false }
    return AnnotationContext(
      host: target.map(Self.hostName) ?? "", banner: conversation.banner, isPracticeServer: isPractice, port: port,
      peer: places.server?.scope ?? .elsewhere, isEncrypted: link?.tls != nil, helloName: conversation.helloName,
      extensions: conversation.extensions, address: address, history: conversation.history)
  }
}
