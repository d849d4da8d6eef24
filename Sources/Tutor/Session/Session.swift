internal import Annotations
internal import Network
internal import PracticeServer
internal import SMTP
internal import TLS
internal import Terminal

/// A conversation with a server, as the program has it: what is sent, what comes back, what is said about it, and
/// what will be remembered of it. Who types, and where, it does not know: a REPL, a pipe and a replay all use it.
@MainActor final class Session {
  /// Where a session can be opened to.
  enum Target {
    case practice
    case host(Endpoint)
  }

  /// How a wait ended.
  enum Wait {
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

  let events: EventQueue
  let presenter: Presenter
  let journal: Journal
  let annotator = Annotator()
  let settings: Settings
  var ledger = Ledger()
  var dialogue = ClientDialogue()

  var connection: Connection?
  /// Counts connections, so that what a former one still had to say is not taken for news.
  var link = 0
  var parser = ReplyParser()
  var sentAt: [ContinuousClock.Instant] = []
  /// Octets the system has not taken yet.
  var unsentOctets = 0
  /// Requests that were answered on this connection; tells two requests of the same words apart.
  var answered = 0
  /// Replies that a replay or a lesson has not looked at yet; nil where nobody collects them.
  var answers: [Answer]?
  /// Whether a lesson leads whoever types.
  var isLed = false
  /// Whether what is sent comes from a script.
  var isScripted = false
  var target: Target?
  /// The practice server, once it was needed.
  var practice: PracticeServer?
  /// Replies still owed to requests whose wait was cut short: each is shown with what it answers.
  var lateReplies = 0
  /// The address this person gave as their own.
  var fixedAddress: String?
  /// Lines that wait for `:release`; nil while lines go out as they are typed.
  var held: Hold?
  /// Requests sent in one piece that are not answered yet: each reply is announced with what it answers.
  var released = 0
  /// Whether a reply has begun on the screen and not ended.
  var isInsideReply = false
  /// A released DATA got no 354: text that follows is not to be sent.
  var refusedData = false
  /// Where the server is, from the address tried last.
  var peer = AddressScope.elsewhere
  /// What TLS has negotiated on this connection; nil in clear text.
  var secured: TLSFacts?
  /// A handshake that is under way: nothing may be sent.
  var handshake: Handshake?
  /// What the server offered before it was to be asked anew.
  var listBefore: (list: ExtensionList, change: ListChange)?
  /// Reads along while somebody logs in; nil outside a login.
  var loginReader: LoginReader?
  /// Whether `:auth` does it, which has said before what there is to say.
  var isLoggingIn = false
  /// Where a person can be asked; nil where nobody sits.
  weak var editor: LineEditor?
  /// A line came before the greeting that no mail server sends.
  var metForeignProtocol = false

  /// The signal that told the program to end.
  var endingSignal: Int32?

  nonisolated static let practiceDomain = "christian.net"
  nonisolated static let practiceAddress = "you@\(practiceDomain)"
  nonisolated static let practiceHost = "mail.\(practiceDomain)"

  init(events: EventQueue, presenter: Presenter, settings: Settings) {
    self.events = events
    self.presenter = presenter
    self.settings = settings
    journal = Journal { [presenter] in presenter.fail($0) }
  }

  var isConnected: Bool { connection != nil }

  /// The address this person goes by, for what the notes propose to type and a replay sends.
  var address: String { fixedAddress ?? (isPractice ? Self.practiceAddress : "you@your.domain") }

  var isPractice: Bool {
    if case .practice = target { true } else { false }
  }

  /// The server as the prompt names it.
  var hostName: String {
    switch target {
    case .practice: Self.practiceHost
    case .host(let endpoint): endpoint.host
    case nil: ""
    }
  }

  var context: AnnotationContext {
    var port = Endpoint.defaultPort
    if case .host(let endpoint) = target { port = endpoint.port }
    return AnnotationContext(
      host: hostName, banner: dialogue.banner, isPracticeServer: isPractice, port: port,
      peer: peer, isEncrypted: secured != nil, helloName: dialogue.helloName, extensions: dialogue.extensions,
      address: address)
  }
}
