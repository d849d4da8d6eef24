import Annotations
package import Events
import Octets
import Records
import SMTP
package import Terminal

/// Says what a text means, offline: a topic of `:help`, a reply, or every reply in a session or a log.
@MainActor package struct Explain {
  let presenter: Reporter
  private let annotator = Annotator()

  package init(presenter: Reporter) { self.presenter = presenter }

  /// One text, however it was split into words.
  package func run(text: String) -> ExitStatus {
    if let note = note(for: text) {
      presenter.explain(note)
      return .ok
    }
    var finder = ReplyFinder()
    let found = finder.find(in: Array(text.utf8)) + finder.finish()
    guard let first = found.first, let note = note(for: first) else {
      presenter.fail(
        "Nothing is known about \"\(text.prefix(60))\". Give a code (550, 5.7.1), a verb (RCPT), a keyword of an EHLO "
          + "list (SIZE), a whole reply, or a line of a mail log; - reads lines from standard input.")
      return .usage
    }
    presenter.explained(first, line: nil, note: note)
    return .ok
  }

  /// Lines of a session or a log: each reply in them, in full the first time.
  package func run(lines: LineInput) async -> ExitStatus {
    var finder = ReplyFinder()
    var number = 0
    var count = 0
    while !presenter.medium.isBroken, let line = await lines.next() {
      number += 1
      let shown = show(finder.find(in: line.bytes), at: number)
      count += shown
      // Whoever reads waits for it, or is gone, and then nothing more is read.
      if shown > 0 { presenter.flush() }
    }
    count += show(finder.finish(), at: number)
    if count == 0 { presenter.warn("No reply of a mail server was found in \(Phrases.count(number, "line")).") }
    return .ok
  }

  private func show(_ found: [ReplyFinder.Found], at number: Int) -> Int {
    var shown = 0
    for one in found {
      guard let note = note(for: one) else { continue }
      presenter.explained(one, line: number, note: note)
      shown += 1
    }
    return shown
  }

  /// A topic, or a line that begins with one: `SIZE 52428800`, `250-STARTTLS`, `MAIL FROM:<a@b>`.
  private func note(for text: String) -> Note? {
    if let note = annotator.help(text) { return note }
    var words = text[...]
    if words.hasPrefix("250-") || words.hasPrefix("250 ") { words = words.dropFirst(4) }
    let first = words.prefix { $0 != " " && $0 != "=" }
    // Words for people are not written in capitals.
    guard first.utf8.count > 2, first.utf8.allSatisfy({ !($0.isASCIILetter && $0 >= 0x61) && $0 != 0x2E }),
      ReplyCode(digits: Array(first.utf8.prefix(3))) == nil
    else { return nil }
    return annotator.help(String(first))
  }

  private func note(for found: ReplyFinder.Found) -> Note? {
    switch found {
    case .status(let status): return annotator.help("\(status)")
    case .reply(let reply, let request):
      let answer = Answer(
        reply: reply, request: request ?? Self.guess(reply), stageBefore: .ready, stageAfter: .ready)
      return annotator.note(for: answer, in: .nowhere)
    }
  }

  /// What a reply most likely answers where nothing tells.
  private static func guess(_ reply: Reply) -> Request {
    switch reply.code {
    case .serviceReady: Request(kind: .connection)
    case .closing: command(.quit)
    case .authenticated, .authChallenge: command(.auth)
    case .startMailInput: command(.data)
    case .ok where reply.lines.count > 1: command(.ehlo)
    default: command(Verb(rawValue: ""))
    }
  }

  private static func command(_ verb: Verb) -> Request {
    Request(kind: .command(verb), line: Array(verb.rawValue.utf8))
  }
}
