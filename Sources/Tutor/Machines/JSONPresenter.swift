internal import Annotations
import Octets
import SASL
internal import SMTP
internal import TLS
internal import Terminal

/// Gives a session to a program: an object a line on standard output for everything that happens, and a sentence on
/// standard error for what went wrong. The shapes are promised in docs/json.md and docs/json.schema.json.
@MainActor final class JSONPresenter: Presenter {
  private let errors: Screen

  init(screen: Screen, errors: Screen, level: Settings.NotesLevel) {
    self.errors = errors
    super.init(screen: screen, isInteractive: false, level: level)
  }

  private func emit(_ event: String, _ members: [(name: String, value: JSON)]) {
    let head: [(name: String, value: JSON)] = [("time", .string(Timestamp.now)), ("event", .string(event))]
    screen.line(JSON.object(head + members).text, role: .plain)
  }

  // MARK: The conversation

  override func connected(_ facts: Connected) {
    emit(
      "connected",
      [
        ("server", .string(facts.server)), ("remote", .string(facts.remote)), ("local", .string(facts.local)),
        ("practice", .bool(facts.isPractice)), ("tls", .bool(facts.isTLS)),
      ])
  }

  override func secured(_ facts: TLSFacts, _ note: Note) {
    remember(note)
    emit(
      "tls", TLSObject.members(facts) + [("note", level == .off ? .null : Facts.note(note, isBrief: level == .brief))])
  }

  /// Always told, whatever is said of notes: it is how the session ended.
  override func insecure(_ note: Note) {
    remember(note)
    emit("tls_failed", [("text", .string(note.headline)), ("note", Facts.note(note, isBrief: level != .full))])
    errors.line("smtp-tutor: \(note.headline)", role: .plain)
  }

  override func pem(_ certificates: [String]) {
    emit("certificates", [("pem", .array(certificates.map(JSON.string)))])
  }

  override func closed(by side: Transcript.Side) { emit("closed", [("by", Facts.direction(side))]) }

  override func client(_ line: [UInt8], wasTyped: Bool) {
    emit("line", [("direction", Facts.direction(.client))] + Facts.line(line))
  }

  override func server(_ line: ReplyParser.ServerLine) {
    var members = [(name: "direction", value: Facts.direction(.server))] + Facts.line(line.wire.bytes)
    if line.wire.omitted > 0 { members.append(("omitted", .integer(line.wire.omitted))) }
    emit(line.reply == nil ? "stray" : "line", members)
  }

  override func wire(_ bytes: [UInt8], from side: Transcript.Side) {
    guard showsWire, !bytes.isEmpty else { return }
    let entry: Transcript.Entry = side == .client ? .clientRaw(Template(bytes)) : .serverRaw(Template(bytes))
    emit("wire", [("direction", Facts.direction(side)), ("octets", .string(String("\(entry)".dropFirst(3))))])
  }

  override func reply(_ answer: Answer, _ facts: Answered) {
    let reply = answer.reply
    remember(facts.note)
    emit(
      "reply",
      [
        ("direction", Facts.direction(.server)), ("code", .integer(reply.code.rawValue)),
        ("enhanced", Facts.enhanced(reply)),
        ("lines", .array(reply.lines.map { .string(String(decoding: $0.text, as: UTF8.self)) })),
        ("answers", Facts.request(answer.request)), ("late", .bool(facts.isLate)),
        ("stage_before", .string(answer.stageBefore.rawValue)),
        ("stage_after", .string(answer.stageAfter.rawValue)),
        ("elapsed_ms", facts.milliseconds.map(JSON.milliseconds) ?? .null),
        ("violations", .array(facts.violations.map { Facts.note($0, isBrief: level != .full) })),
        ("note", level == .off ? .null : Facts.note(facts.note, isBrief: level == .brief)),
      ])
  }

  override func login(_ content: SASLLine, from side: Transcript.Side) {
    emit("login", [("direction", Facts.direction(side))] + Facts.login(content))
  }

  override func withheld(lines: Int) { emit("withheld", [("lines", .integer(lines))]) }

  // MARK: The tutor's words

  override func note(_ note: Note) {
    remember(note)
    if level != .off { emit("note", [("note", Facts.note(note, isBrief: level == .brief))]) }
  }

  override func explain(_ note: Note) {
    remember(note)
    emit("note", [("note", Facts.note(note, isWhole: true))])
  }

  override func explained(_ found: ReplyFinder.Found, line: Int?, note: Note) {
    var members: [(name: String, value: JSON)] = [("line", line.map(JSON.integer) ?? .null)]
    switch found {
    case .reply(let reply, let request):
      members += [
        ("code", .integer(reply.code.rawValue)), ("enhanced", Facts.enhanced(reply)),
        ("answers", Facts.request(request)),
      ]
    case .status(let status): members += [("code", .null), ("enhanced", .string("\(status)")), ("answers", .null)]
    }
    emit("explained", members + Facts.line(found.octets) + [("note", Facts.note(note, isWhole: line == nil))])
  }

  override func outcome(_ outcome: Outcome) {
    var members: [(name: String, value: JSON)] = [
      ("stage", .string(outcome.stage)), ("class", .string(outcome.status.words)),
      ("outcome", .string(outcome.sentence)), ("status", .integer(Int(outcome.status.rawValue))),
    ]
    if let difference = outcome.difference { members.append(("difference", Self.object(difference))) }
    emit("outcome", members)
  }

  override func differs(_ difference: Difference, consequence: String) {
    emit("difference", [("difference", Self.object(difference)), ("text", .string(consequence))])
  }

  private static func object(_ difference: Difference) -> JSON {
    .object([
      ("step", .integer(difference.step)), ("expected", .string(difference.expected)),
      ("got", .string(difference.got)),
    ])
  }

  override func delivered(label: String, _ line: [UInt8]) {
    emit("delivered", [("source", .string(label))] + Facts.line(line))
  }

  override func lesson(_ facts: LessonFacts, state: String) {
    emit(
      "lesson",
      [
        ("number", .integer(facts.number)), ("id", .string(facts.id)), ("title", .string(facts.title)),
        ("minutes", .integer(facts.minutes)), ("steps", .integer(facts.steps)), ("done", .integer(facts.done)),
        ("skipped", .integer(facts.skipped)),
      ])
  }

  override func blank() {}

  // MARK: Everything else

  override func cut(_ line: [UInt8], prefix: String, omitted: Int, role: Role) {
    emit("words", [("severity", .string("information"))] + Facts.line(Array(prefix.utf8) + line))
  }

  override func lines(_ text: String, role: Role) {
    let severity =
      switch role {
      case .failure: "failure"
      case .warning: "warning"
      default: "information"
      }
    emit("words", [("severity", .string(severity)), ("text", .string(text))])
    if role == .failure { errors.line("smtp-tutor: \(text)", role: .plain) }
  }

  override func flush() {
    errors.flush()
    super.flush()
  }
}
