import Annotations
import Causes
import Octets
import Records
import SMTP
import TLS
package import Terminal

/// Gives a session to a program: an object a line on standard output for everything that happens, and a sentence on
/// standard error for what went wrong. The shapes are promised in docs/json.md and docs/json.schema.json.
@MainActor package final class JSONLines: SessionView {
  /// The values of the member `event`: an object of docs/json.schema.json each.
  enum Name: String, CaseIterable {
    case connected, tls
    case tlsFailed = "tls_failed"
    case certificates, line, stray, wire, reply, note, words, login, withheld, difference, delivered, explained,
      summary, lesson
    case check, answer, policy, row, sender, finding
    case closed, outcome
    case listening, opened, command, response, message, secured, ended, stopped
  }

  private typealias Members = [(name: String, value: JSON)]

  package var display = Display()
  private let output: Screen
  private let errors: Screen
  /// What the last EHLO or LHLO of this connection brought.
  private var offered: ExtensionList?

  package init(output: Screen, errors: Screen) {
    self.output = output
    self.errors = errors
  }

  package func flush() {
    errors.flush()
    output.flush()
  }

  package func receive(_ event: SessionEvent) {
    switch event {
    case .connected(let connected):
      offered = nil
      emit(
        .connected,
        [
          ("server", .string(connected.server)), ("remote", .string(connected.remote)),
          ("local", .string(connected.local)), ("practice", .bool(connected.isPractice)),
          ("tls", .bool(connected.isTLS)),
        ])
    case .tlsEstablished(let facts, let occurrence):
      emit(.tls, TLSObject.members(facts, now: Timestamp.seconds) + [("note", asLevel(occurrence.note))])
    case .tlsFailed(let occurrence):
      // Always told, whatever is said of notes: it is how the session ended.
      let note = occurrence.note
      emit(.tlsFailed, [("text", .string(note.headline)), ("note", Facts.note(note, isBrief: level != .full))])
      error(note.headline)
    case .certificates(let certificates): emit(.certificates, [("pem", .array(certificates.map(JSON.string)))])
    case .closed(let side): emit(.closed, [("by", Facts.direction(side))])
    case .sent(let line): emit(.line, [("direction", Facts.direction(.client))] + Facts.line(line.octets))
    case .received(let line):
      let omitted = line.wire.omitted
      emit(
        line.reply == nil ? .stray : .line,
        [("direction", Facts.direction(.server))] + Facts.line(line.wire.bytes)
          + (omitted > 0 ? [("omitted", .integer(omitted))] : []))
    case .wire(let octets, let side): wire(octets, side)
    case .answered(let answer, let answered): reply(answer, answered)
    case .login(let content, let side): emit(.login, [("direction", Facts.direction(side))] + Facts.login(content))
    case .withheld(let lines): emit(.withheld, [("lines", .integer(lines))])
    case .note(let occurrence): note(occurrence.note)
    case .explanation(let note): emit(.note, [("note", Facts.note(note, isWhole: true))])
    case .explained(let explained): self.explained(explained)
    case .summary(let summary): self.summary(summary)
    case .words(let severity, let text): words(severity, text)
    case .waiting(let text): if let text, level != .off { words(.information, text) }
    case .difference(let difference, let consequence):
      emit(.difference, [("difference", Facts.difference(difference)), ("text", .string(consequence))])
    case .delivered(let line, let source): emit(.delivered, [("source", .string(source))] + Facts.line(line))
    case .copied(let lines):
      emit(
        .words, [("severity", .string("information"))] + Facts.line(Array(lines.joined(separator: [ASCII.lineFeed]))))
    case .outcome(let outcome): self.outcome(outcome)
    case .lesson(let facts, _):
      emit(
        .lesson,
        [
          ("number", .integer(facts.number)), ("id", .string(facts.id)), ("title", .string(facts.title)),
          ("minutes", .integer(facts.minutes)), ("steps", .integer(facts.steps)), ("done", .integer(facts.done)),
          ("skipped", .integer(facts.skipped)),
        ])
    case .page(let lines): words(.information, lines.map { String($0.text.dropFirst(2)) }.joined(separator: "\n"))
    case .marked(let line): words(.information, line.words)
    case .fault(let path, let line, let words): self.words(.failure, "\(path):\(line): \(words)")
    case .quoted(let line): quote(line.octets, line.mark())
    case .check(let check): emit(.check, CheckObject.members(check))
    case .looked(let answer): emit(.answer, CheckObject.members(answer))
    case .policy(let policy): emit(.policy, CheckObject.members(policy))
    case .row(let row): emit(.row, RowObject.members(row, now: Timestamp.seconds))
    case .sender(let facts): emit(.sender, SenderObject.members(facts))
    case .finding(let found): emit(.finding, CheckObject.members(found))
    case .picture: break
    case .pause, .recorded, .text, .incident: break
    case .listening(let listening): emit(.listening, ServedObject.members(listening))
    case .served(let what, let connection): served(what, [("connection", .integer(connection))])
    case .stopped(let accepted, _): emit(.stopped, [("accepted", .integer(accepted))])
    }
  }

  private var level: NotesLevel { display.level }

  private func emit(_ name: Name, _ members: Members) {
    let head: Members = [("time", .string(Timestamp.now)), ("event", .string(name.rawValue))]
    output.line(JSON.object(head + members).octets, role: .plain)
  }

  private func error(_ text: String) { errors.line("smtp-tutor: \(text)", role: .plain) }

  /// A note as far as it is wanted beside something else.
  private func asLevel(_ note: Note) -> JSON { level == .off ? .null : Facts.note(note, isBrief: level == .brief) }

  private func note(_ note: Note, _ place: Members = []) {
    if level != .off { emit(.note, place + [("note", Facts.note(note, isBrief: level == .brief))]) }
  }

  private func words(_ severity: SessionEvent.Severity, _ text: String) {
    let word =
      switch severity {
      case .information, .heading, .success: "information"
      case .warning: "warning"
      case .failure: "failure"
      }
    emit(.words, [("severity", .string(word)), ("text", .string(text))])
    if severity == .failure { error(text) }
  }

  /// A line that does not travel now.
  private func quote(_ line: [UInt8], _ mark: String) {
    emit(.words, [("severity", .string("information"))] + Facts.line(Array(mark.utf8) + line))
  }

  private func wire(_ octets: [UInt8], _ side: Transcript.Side) {
    guard display.showsWire else { return }
    let entry: Transcript.Entry = side == .client ? .clientRaw(Template(octets)) : .serverRaw(Template(octets))
    emit(.wire, [("direction", Facts.direction(side)), ("octets", .string(String("\(entry)".dropFirst(3))))])
  }

  private func reply(_ answer: Answer, _ answered: SessionEvent.Answered) {
    let reply = answer.reply
    emit(
      .reply,
      [
        ("direction", Facts.direction(.server)), ("code", .integer(reply.code.rawValue)),
        ("enhanced", Facts.enhanced(reply)),
        ("lines", .array(reply.texts.map(JSON.string))),
        ("answers", Facts.request(answer.request)), ("late", .bool(answered.isLate)),
        ("stage_before", .string(answer.stageBefore.rawValue)),
        ("stage_after", .string(answer.stageAfter.rawValue)),
        ("elapsed_ms", answered.milliseconds.map(JSON.milliseconds) ?? .null),
        ("violations", .array(answered.violations.map { Facts.note($0.note, isBrief: level != .full) })),
        ("tls", .bool(answer.before.isEncrypted)), ("note", asLevel(answered.note.note)),
      ] + extensions(answer))
  }

  /// What EHLO or LHLO brought, and how it differs from the list before.
  private func extensions(_ answer: Answer) -> Members {
    guard let list = answer.extensions else { return [] }
    defer { offered = list }
    return ExtensionObject.members(list, before: offered)
  }

  private func explained(_ explained: SessionEvent.ExplainedReply) {
    let record = explained.record
    let reply = record.answer.reply
    let note = Facts.note(explained.note.note, isWhole: explained.line == nil)
    emit(
      .explained,
      [
        ("line", explained.line.map(JSON.integer) ?? .null),
        ("code", record.hasCode ? .integer(reply.code.rawValue) : .null), ("enhanced", Facts.enhanced(reply)),
        ("answers", Facts.request(record.answers)), ("host", JSON(record.host)),
        ("local", .bool(record.isLocal)), ("own", .bool(record.isOwn)),
      ] + Facts.line(record.octets) + [("note", note)])
  }

  private func summary(_ summary: ExplainedSummary) {
    emit(
      .summary,
      [
        ("lines", .integer(summary.lines)), ("replies", .integer(summary.replies)),
        ("refusals", .integer(summary.refusals)), ("transient", .integer(summary.transient)),
        ("delivered", .integer(summary.delivered)),
        (
          "causes",
          .array(
            summary.causes.map {
              .object([
                ("cause", JSON($0.cause?.rawValue)), ("count", .integer($0.count)),
                ("share", .integer(summary.percentage(of: $0))), ("own", .bool($0.isOwn)),
              ])
            })
        ),
      ])
  }

  private func outcome(_ outcome: Outcome) {
    var members: Members = [
      ("stage", .string(outcome.stage)), ("class", .string(outcome.className)),
      ("outcome", .string(outcome.sentence)), ("status", .integer(Int(outcome.status.rawValue))),
    ]
    members += [
      ("accepted", .array(outcome.fates.accepted.map { .string($0) })),
      ("refused", .array(outcome.fates.refused.map { .string($0) })),
      ("deferred", .array(outcome.fates.deferred.map { .string($0) })),
    ]
    if let check = outcome.check { members += CheckObject.members(check) }
    if let difference = outcome.difference { members.append(("difference", Facts.difference(difference))) }
    emit(.outcome, members)
  }

  private func served(_ what: SessionEvent.Served, _ connection: Members) {
    switch what {
    case .opened(let remote, let isTLS):
      emit(.opened, connection + [("remote", .string(remote)), ("tls", .bool(isTLS))])
    case .command(let octets, let omitted):
      emit(.command, connection + Facts.line(octets) + (omitted > 0 ? [("omitted", .integer(omitted))] : []))
    case .reply(let reply): emit(.response, connection + ServedObject.members(reply))
    case .message(let message): emit(.message, connection + ServedObject.members(message))
    case .secured(let version, let cipher):
      emit(.secured, connection + [("version", .string(version)), ("cipher", .string(cipher))])
    case .note(let occurrence): note(occurrence.note, connection)
    case .closed(let insideMessage): emit(.ended, connection + [("inside_message", .bool(insideMessage))])
    // Whoever wants the text of messages has them written to files.
    case .text, .words: break
    }
  }
}
