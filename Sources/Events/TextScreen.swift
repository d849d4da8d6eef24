import Annotations
import Octets
import Records
import SMTP
import TLS
import Terminal

/// Puts a session on the screen. On a terminal the server's lines are shown as they came, at the left edge; anywhere
/// else, and where it is to be plain, every line carries its mark, `C: `, `S: ` or `# `. A line that has not the form of a
/// reply follows `?| ` in both, so that nothing a server says can look like the tutor's own words.
@MainActor package final class TextScreen: SessionView {
  /// Octets of one line that are shown; the rest is counted.
  static let lineLimit = 4_096

  package var display = Display() {
    // What was proposed after one line is stale once the next has come.
    didSet { if display.typedLines != oldValue.typedLines { (proposed, advised) = (nil, nil) } }
  }
  private let medium: Medium
  /// The line that the last note proposes: it is said once, when all has been said about the line typed.
  private var proposed: String?
  /// How many lines had been typed when one was proposed last: for each of them that is done once.
  private var proposedFor: Int?
  /// What was proposed about the line that was typed last, before its answer came.
  private var advised: String?

  package init(_ medium: Medium) { self.medium = medium }

  private var screen: Screen { medium.screen }
  private var isInteractive: Bool { medium.isInteractive }
  private var isPlain: Bool { medium.isPlain }
  private var level: NotesLevel { display.level }
  /// What is written before a line of the server's that has the form of a reply.
  private var serverMark: String { isInteractive && !isPlain ? "" : "S: " }

  package func flush() {
    if !display.isWaiting { propose() }
    screen.flush()
  }

  private func propose() {
    if let next = proposed { propose(next) }
    (proposed, advised) = (nil, nil)
  }

  /// What happens after a line was proposed, such as the end of the connection, has its remedy, but no second proposal.
  private func propose(_ next: String) {
    guard isTypable(next), proposedFor != display.typedLines else { return advise(next) }
    proposedFor = display.typedLines
    lines("Next: \(next)", role: .hint)
  }

  private func advise(_ words: String) { lines("What to do: \(words)", role: .hint) }

  private func isTypable(_ next: String) -> Bool { NextLine.isTypable(next, atPrompt: isInteractive) }

  package func receive(_ event: SessionEvent) {
    switch event {
    case .connected(let connected):
      guard !connected.isPractice else { return }
      let how = connected.isTLS ? "" : ", not encrypted"
      say("Connected to \(connected.remote) from \(connected.local)\(how).")
    case .tlsEstablished(_, let occurrence): note(occurrence)
    case .tlsFailed(let occurrence):
      note(occurrence)
      if level == .off { fail(occurrence.note.headline) }
    case .certificates(let certificates):
      // Without a mark, so that they can be copied.
      for line in certificates.flatMap({ $0.split(separator: "\n") }) { screen.line(String(line), role: .plain) }
    // A line cannot be sent any more.
    case .closed: if let next = proposed, NextLine.isCommand(next) { proposed = nil }
    case .recorded, .text, .incident: break
    case .sent(let line):
      proposedFor = nil
      // What a person typed at the prompt is there already.
      if isInteractive && line.wasTyped { return }
      cut(line.octets, mark: "C: ", role: .client)
    case .received(let line):
      cut(line.wire.bytes, mark: line.reply == nil ? "?| " : serverMark, omitted: line.wire.omitted, role: .server)
    case .wire(let octets, let side): wire(octets, side)
    case .answered(let answer, let answered): reply(answer, answered)
    case .login(let content, let side): login(LoginWords(content: content, side: side))
    case .withheld(let lines):
      warn(
        "\(Phrases.count(lines, "line")) of the message withheld: the server did not answer DATA with 354, and "
          + "would have taken them for commands.")
    case .note(let occurrence):
      note(occurrence)
      if proposes(occurrence), let next = occurrence.note.next, isTypable(next) { advised = next }
    case .explanation(let note): explain(note)
    case .explained(let explained):
      guard let line = explained.line else { return explain(explained.note.note, isInSession: false) }
      cut(explained.record.octets, mark: "\(line): ", role: .server)
      if explained.times > 1 { say("(\(explained.times) times, first in line \(line))") }
      note(explained.note)
      if explained.record.isRefusal { remedy(explained.note) }
    case .summary(let summary): self.summary(summary)
    case .words(.success, let text): lines(medium.showsMarks ? "\u{2713} \(text)" : text, role: .success)
    case .words(let severity, let text): lines(text, role: Self.role(of: severity))
    case .waiting(let text): waiting(text)
    case .difference(let difference, let consequence):
      fail("The reply differs from the script.")
      say("expected: \(difference.expected)")
      say("got:      \(difference.got)")
      say(consequence)
    case .delivered(let line, let source):
      let column = source + String(repeating: " ", count: max(0, 13 - source.count))
      cut(line, mark: "# \(column)| ", role: .plain)
    case .copied(let lines): for line in lines { cut(line, mark: "", role: .plain) }
    case .outcome(let outcome):
      propose()
      // Its picture ends with it.
      guard outcome.check == nil else { return }
      let sentence = "Outcome: \(outcome.sentence)"
      // In one line, however long, where a script may read it.
      if isInteractive { say(sentence) } else { screen.line("# \(sentence)", role: .note) }
    case .lesson(let facts, let state): say("\(facts.number). \(facts.title) (\(facts.id)): \(state)")
    case .page(let lines), .picture(let lines): for line in lines { screen.line(line.text, role: line.role) }
    case .marked(let line): marked(line)
    case .fault(let path, let line, let words):
      // The form that editors know.
      screen.line("\(path):\(line): \(words)", role: .failure)
    case .quoted(let line): quote(line)
    case .pause: if isInteractive, !isPlain { screen.line("", role: .plain) }
    case .served(let what, let connection): served(what, connection)
    case .stopped(let accepted, let mailbox):
      let messages = accepted == 1 ? "1 message" : "\(accepted) messages"
      let place = mailbox.map { "in \($0)/new" } ?? "not kept"
      lines(
        "The practice server has stopped. "
          + (accepted == 0 ? "No message was accepted." : "\(messages) accepted, \(place)."), role: .note)
    // The picture shows them.
    case .check, .looked, .policy, .row, .sender, .finding: break
    // Its introduction tells more.
    case .listening: break
    }
  }

  // MARK: The conversation

  private func cut(_ line: [UInt8], mark: String, omitted: Int = 0, role: Role) {
    screen.line(Array(mark.utf8) + line.prefix(Self.lineLimit), role: role, bold: Self.code(line, mark, role))
    tellHidden(max(0, line.count - Self.lineLimit) + omitted)
  }

  /// Where a server's line has its code, the mark before it counted.
  private static func code(_ line: [UInt8], _ mark: String, _ role: Role) -> Range<Int>? {
    guard role == .server, line.count >= 3, line.prefix(3).allSatisfy(\.isASCIIDigit) else { return nil }
    return mark.utf8.count..<mark.utf8.count + 3
  }

  private func tellHidden(_ hidden: Int) {
    if hidden > 0 { say("(cut here: \(hidden) more octets of this line are not shown)") }
  }

  private func wire(_ octets: [UInt8], _ side: Transcript.Side) {
    guard display.showsWire else { return }
    let shown = Template(Array(octets.prefix(Self.lineLimit)))
    let entry: Transcript.Entry = side == .client ? .clientRaw(shown) : .serverRaw(shown)
    screen.line("# wire \(entry)", role: .hint)
    tellHidden(octets.count - Self.lineLimit)
  }

  private func reply(_ answer: Answer, _ answered: SessionEvent.Answered) {
    if answered.isLate, let request = answer.request { say("(late: this answers \(Phrases.request(request)))") }
    for violation in answered.violations { note(violation) }
    if let milliseconds = answered.milliseconds, display.showsTiming {
      let tenths = Int((milliseconds * 10).rounded())
      say("answered after \(tenths / 10).\(tenths % 10) ms")
    }
    let advice = answer.reply.code.isFailure ? advised : nil
    (proposed, advised) = (nil, nil)
    note(answered.note)
    // A refusal changes nothing: what was proposed about the line itself still holds, and fits it better than what is
    // proposed for all lines that are refused so.
    if let advice, NextLine.isPossible(advice, after: answer) { proposed = advice }
  }

  private func login(_ words: LoginWords) {
    guard level != .off else { return }
    if let contents = words.contents { lines(contents, role: .note) }
    for fault in words.faults { lines(fault, role: .warning) }
  }

  private func quote(_ line: SessionEvent.QuotedLine) {
    let isClient =
      switch line.occasion {
      case .preview, .again(.client): true
      case .again(.server), .greeting: false
      }
    cut(line.octets, mark: line.mark(server: serverMark), role: isClient ? .client : .server)
  }

  /// The line with a mark under the place.
  private func marked(_ line: SessionEvent.MarkedLine) {
    if isPlain { return say(line.words) }
    quote(SessionEvent.QuotedLine(octets: line.octets, occasion: .preview))
    let before = columns(visible(line.octets.prefix(line.place)))
    lines("\(String(repeating: " ", count: 4 + before))^", role: .warning)
  }

  private func served(_ what: SessionEvent.Served, _ connection: Int) {
    func mark(_ side: String) -> String { "\(connection) \(side): " }
    func say(_ text: String, _ role: Role) {
      for line in wrap(text, width: Medium.noteWidth, prefix: "\(connection) # ") { screen.line(line, role: role) }
    }
    switch what {
    case .command(let octets, let omitted): cut(octets, mark: mark("C"), omitted: omitted, role: .client)
    case .text(let octets): cut(octets, mark: mark("C"), role: .client)
    case .reply(let reply):
      for line in reply.lines {
        let octets = Array("\(line.code)\(line.isLast ? " " : "-")".utf8) + line.text
        cut(octets, mark: mark("S"), role: .server)
      }
    case .words(let text): say(text, .note)
    case .note(let occurrence):
      let note = occurrence.note
      guard level != .off else { return }
      say(note.headline, note.severity == .refused ? .warning : .note)
      if occurrence.isFirst, level == .full, !note.summary.isEmpty { say(note.summary, .note) }
    // The notes tell of them.
    case .opened, .message, .secured, .closed: break
    }
  }

  // MARK: The tutor's words

  private func waiting(_ text: String?) {
    if medium.isLive {
      screen.status = level == .off ? nil : text.map { "# \($0)" }
    } else if let text, level != .off {
      lines(text, role: .hint)
    }
  }

  /// All of its summary the first time, its headline after that.
  private func note(_ occurrence: SessionEvent.NoteOccurrence) {
    guard level != .off else { return }
    let note = occurrence.note
    lines(note.headline, role: Self.role(of: note.severity))
    guard occurrence.isFirst && level == .full else { return }
    if !note.summary.isEmpty { lines(note.summary, role: .note) }
    guard proposes(occurrence), let next = note.next else { return }
    if isTypable(next) {
      proposed = next
    } else if !NextLine.isSaid(next, in: note.summary) {
      advise(next)
    }
  }

  /// Whether a note is told with what it proposes.
  private func proposes(_ occurrence: SessionEvent.NoteOccurrence) -> Bool {
    occurrence.isFirst && level == .full && occurrence.note.next != nil && display.proposesNext
  }

  /// What to do, in words; a line for a server is nothing to type in a shell.
  private func remedy(_ occurrence: SessionEvent.NoteOccurrence) {
    guard level == .full, let next = occurrence.note.next, !NextLine.isCommand(next) else { return }
    advise(next)
  }

  private func summary(_ summary: ExplainedSummary) {
    say(ExplainedText.sentence(summary))
    if summary.untold > 0 {
      say("(\(summary.untold) of them are counted below and not shown above: there are too many kinds.)")
    }
    guard summary.refusals > 1 else { return }
    for row in ExplainedText.rows(summary) { screen.line(row, role: .note) }
  }

  /// - Parameter isInSession: whether a line for the server can be of use.
  private func explain(_ note: Note, isInSession: Bool = true) {
    lines(note.headline, role: Self.role(of: note.severity))
    for paragraph in note.explanation {
      lines("", role: .note)
      lines(paragraph, role: .note)
    }
    if let next = note.next, isInSession || !NextLine.isCommand(next) {
      lines("", role: .note)
      lines("\(isTypable(next) ? "Next" : "What to do"): \(next)", role: .hint)
    }
    if !note.reference.isEmpty { lines("See \(note.reference).", role: .note) }
  }

  private func say(_ text: String) { lines(text, role: .note) }
  private func warn(_ text: String) { lines(text, role: .warning) }
  private func fail(_ text: String) { lines(text, role: .failure) }

  private func lines(_ text: String, role: Role) {
    for line in wrap(text, width: medium.width, prefix: "# ") { screen.line(line, role: role) }
  }

  private static func role(of severity: Note.Severity) -> Role {
    switch severity {
    case .done, .goOn, .information: .heading
    case .tryLater: .warning
    case .refused, .notSMTP: .failure
    }
  }

  private static func role(of severity: SessionEvent.Severity) -> Role {
    switch severity {
    case .information: .note
    case .heading: .heading
    case .success: .success
    case .warning: .warning
    case .failure: .failure
    }
  }
}
