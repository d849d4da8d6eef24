import Events
import SMTP
import Sessions
import Terminal

/// What is to be sent from one line of the shell.
package struct SendOptions: Sendable {
  package var recipients: [String] = []
  /// Nil: whoever is logged in here.
  package var sender: String?
  /// Header lines of the sender's own, each `Name: value`.
  package var headers: [String] = []
  package var body = "This is a test message, sent by hand with smtp-tutor."
  /// Whether it is only asked whether each recipient would be accepted.
  package var isQuestion = false

  package init() {}

  /// What cannot be sent, as a sentence; nil: nothing.
  package var mistake: String? {
    guard !recipients.isEmpty else { return "Say who is to get it: smtp-tutor send bob@example.org mx.example.org" }
    for text in recipients + (sender.map { [$0] } ?? []) where text != "" {
      guard let mailbox = try? Mailbox(text), mailbox.isQualified else {
        return "\(text) is not an address: it has the form bob@example.org."
      }
    }
    for header in headers {
      let name = header.prefix { $0 != ":" }
      guard name.count < header.count, !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
        !header.contains(where: \.isNewline)
      else { return "\(header) is not a header line: it has the form Name: value." }
    }
    return nil
  }
}

/// Sends one message: the commands that a person would type, each after the reply to the one before, up to the first that
/// is refused.
@MainActor struct Sender {
  let session: Session
  let options: SendOptions

  func run(_ target: Session.Target) async -> ExitStatus {
    session.presenter.proposesNext = false
    if case .settled = await session.open(target) {
      await converse()
      if session.isConnected { await session.quit() }
    }
    session.close()
    let outcome = session.outcomes.outcome(onlyTheEnd: false)
    session.presenter.outcome(outcome)
    session.presenter.flush()
    return outcome.status
  }

  private func converse() async {
    guard await greet(), await logIn(), await say("MAIL FROM:<\(sender)>") else { return }
    var accepted = 0
    for recipient in options.recipients {
      if await say("RCPT TO:<\(recipient)>") { accepted += 1 }
      guard session.isConnected else { return }
    }
    guard accepted > 0, !options.isQuestion, await say("DATA") else { return }
    for line in session.template.lines(headers: options.headers, body: options.body) {
      session.send(line: Array(line.utf8), wasTyped: false)
      guard case .settled = await session.drain() else { return }
    }
    _ = await say(".")
  }

  /// After STARTTLS from the command line the server has been greeted.
  private func greet() async -> Bool {
    if session.conversation.extensions != nil { return true }
    if await say("EHLO \(session.ownName)") { return true }
    guard session.isConnected else { return false }
    return await say("HELO \(session.ownName)")
  }

  private func logIn() async -> Bool {
    guard session.settings.user != nil else { return true }
    if case .waited(.settled) = await session.perform(local: Array(":auth".utf8)) {
      return !session.conversation.refusedLogin
    }
    return false
  }

  private var sender: String {
    if let sender = options.sender { return sender }
    if session.isPractice { return session.address }
    let user = environmentValue("LOGNAME") ?? environmentValue("USER") ?? "postmaster"
    return "\(user)@\(session.settings.helo ?? SystemName.full ?? "localhost")"
  }

  /// Whether the answer was not a refusal.
  private func say(_ line: String) async -> Bool {
    let collector = AnswerCollector()
    session.presenter.subscribe(collector)
    defer { session.presenter.unsubscribe(collector) }
    session.send(line: Array(line.utf8), wasTyped: false)
    guard case .settled = await session.settle(), session.isConnected else { return false }
    return collector.answers.last.map { !$0.reply.code.isFailure } ?? false
  }
}
