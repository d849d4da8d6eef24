import Annotations
import Events
import Octets
import PracticeServer
import SMTP
import TLS

/// Shows what happens at the practice server, each line after the number of its connection:
///
///     1 C: RCPT TO:<elmer@acme.test>
///     1 # <elmer@acme.test> is not in this server's domain, and nobody is logged in
///     1 S: 550 relay not permitted
@MainActor struct ServedConversation {
  let presenter: Reporter
  /// Messages are written to files.
  private let isKept: Bool
  /// Lines of a message that are shown; the rest is counted.
  private static let textLimit = 100

  /// How far TLS is on the connections that are open.
  private var progress: [Int: ServerNotes.Progress] = [:]
  /// Connections on which the last line belonged to a login, and those on which that login was refused.
  private var isLoggingIn: Set<Int> = []
  private var refusedLogin: Set<Int> = []

  init(presenter: Reporter, isKept: Bool) {
    self.presenter = presenter
    self.isKept = isKept
  }

  mutating func show(_ event: ServerEvent) {
    let number = event.connection
    switch event.kind {
    case .opened(let address, let port, let isTLS):
      progress[number] = isTLS ? .atOnce : .startTLS
      presenter.served(.opened(remote: "\(address):\(port)", isTLS: isTLS), on: number)
      note(ServerNotes.opened(address: address, port: port, isTLS: isTLS), number)
    case .heard(let line, let answersLogin):
      let isLate = refusedLogin.contains(number) && SecretSlip.mayBeAnswer(line.bytes)
      if !isLate { refusedLogin.remove(number) }
      let isLogin = answersLogin || Verb(of: line.bytes.trimmingBlanks) == .auth
      if isLogin { isLoggingIn.insert(number) } else { isLoggingIn.remove(number) }
      let cut = isLate ? Concealed.stars : Self.masked(line.bytes, answersLogin: answersLogin)
      presenter.served(.command(cut, omitted: line.omitted), on: number)
    case .judged(let verdict):
      switch verdict {
      case .loginChallenge, .loginAccepted: break
      default: if isLoggingIn.contains(number) { refusedLogin.insert(number) }
      }
      note(ServerNotes.note(for: verdict, isEncrypted: progress[number] == .encrypted), number)
    case .message(let text, let transaction, let result, let file):
      show(text, number)
      let message = SessionEvent.ServedMessage(
        transaction: transaction, result: result, size: text.count, file: file)
      presenter.served(.message(message), on: number)
      note(ServerNotes.delivered(result, transaction, octets: text.count, isKept: isKept), number)
    case .said(let reply): presenter.served(.reply(reply), on: number)
    case .secured(let facts):
      progress[number] = .encrypted
      presenter.served(.secured(version: facts.version.name, cipher: facts.cipher), on: number)
      note(ServerNotes.secured(facts), number)
    case .insecure(let failure): note(ServerNotes.insecure(failure, progress[number] ?? .startTLS), number)
    case .closed(let insideMessage):
      progress[number] = nil
      isLoggingIn.remove(number)
      refusedLogin.remove(number)
      presenter.served(.closed(insideMessage: insideMessage), on: number)
      note(ServerNotes.closed(insideMessage: insideMessage), number)
    }
  }

  /// Text is shown once all of it has come, dots doubled again and the last one with it.
  private func show(_ text: [UInt8], _ number: Int) {
    var lines = text.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines.prefix(Self.textLimit) {
      let line = line.withoutCarriageReturn
      let stuffed = (line.first == ASCII.dot ? [ASCII.dot] : []) + line
      presenter.served(.text(stuffed), on: number)
    }
    if lines.count > Self.textLimit {
      let left = lines.count - Self.textLimit
      presenter.served(.words("(\(left) more lines of this message are not shown)"), on: number)
    }
    presenter.served(.text([ASCII.dot]), on: number)
  }

  private func note(_ note: Note?, _ number: Int) {
    if let note { presenter.served(.note(presenter.occurrence(of: note)), on: number) }
  }

  /// A client's line as it may be shown: no password, and nothing that one could be made of.
  private static func masked(_ line: [UInt8], answersLogin: Bool) -> [UInt8] {
    if answersLogin, line == [ASCII.asterisk] { return line }
    let start = Secrets.start(in: line, stage: answersLogin ? .auth : .ready)
    return start.map { line.prefix($0) + Array("****".utf8) } ?? line
  }
}
