internal import Annotations
import Octets
import SASL
internal import SMTP
internal import TLS
internal import Terminal

/// Puts a session on the screen. On a terminal the server's lines stand as they came, at the left edge; anywhere
/// else, and where it is to be plain, every line carries its mark, `C: `, `S: ` or `# `. A line that has not the form of a reply stands behind
/// `?| ` in both, so that nothing a server says can look like the tutor's own words.
@MainActor class Presenter {
  /// Columns a note may take, its `# ` included.
  static let noteWidth = 72
  /// Octets of one line that are shown; the rest is counted.
  static let lineLimit = 4_096

  let screen: Screen
  /// Whether a person sits at a terminal, who has seen on it what was typed.
  let isInteractive: Bool
  /// Whether all of it is to read well from top to bottom: see `Settings.isPlain`.
  let isPlain: Bool
  var level: Settings.NotesLevel
  var showsWire = false
  var showsTiming = false
  /// Whether the syntax of a command stands behind it while it is typed.
  var showsHints = true
  /// Without colour a hint could not be told from what is typed.
  var canShowHints: Bool { screen.hasColor }
  /// Whether notes propose what to type next; a replay has a script for that.
  var proposesNext = true
  /// While something is done that was seen before, nothing is shown.
  var isSilent = false

  private var seen: Set<Note.ID> = []
  /// What `:explain` explains.
  private(set) var lastNote: Note?

  init(screen: Screen, isInteractive: Bool, isPlain: Bool = false, level: Settings.NotesLevel) {
    self.screen = screen
    self.isInteractive = isInteractive
    self.isPlain = isPlain
    self.level = level
  }

  // MARK: The conversation

  /// A connection that was made.
  struct Connected {
    let server: String
    let remote: String
    let local: String
    let isPractice: Bool
    /// TLS begins with the first octet.
    let isTLS: Bool
  }

  func connected(_ facts: Connected) {
    if !facts.isPractice {
      say("Connected to \(facts.remote) from \(facts.local)\(facts.isTLS ? "" : ", in clear text").")
    }
  }

  /// The handshake is done.
  func secured(_ facts: TLSFacts, _ note: Note) { self.note(note) }

  /// Certificates for other programs: without a mark, so that they can be copied.
  func pem(_ certificates: [String]) {
    for certificate in certificates {
      for line in certificate.split(separator: "\n") { screen.line(Array(line.utf8), role: .plain) }
    }
  }

  /// There is no TLS, and no session without.
  func insecure(_ note: Note) {
    self.note(note)
    if level == .off { fail(note.headline) }
  }

  /// It is over; why, the notes say.
  func closed(by side: Transcript.Side) {}

  /// A line that goes out. What a person typed at the prompt stands there already.
  func client(_ line: [UInt8], wasTyped: Bool) {
    if isInteractive && wasTyped { return }
    cut(line, prefix: "C: ", omitted: 0, role: .client)
  }

  func server(_ line: ReplyParser.ServerLine) {
    let prefix = line.reply == nil ? "?| " : isInteractive && !isPlain ? "" : "S: "
    cut(line.wire.bytes, prefix: prefix, omitted: line.wire.omitted, role: .server)
  }

  func cut(_ line: [UInt8], prefix: String, omitted: Int, role: Role) {
    guard !isSilent else { return }
    screen.line(Array(prefix.utf8) + line.prefix(Self.lineLimit), role: role)
    tellHidden(max(0, line.count - Self.lineLimit) + omitted)
  }

  private func tellHidden(_ hidden: Int) {
    if hidden > 0 { say("(cut here: \(hidden) more octets of this line are not shown)") }
  }

  /// The octets as they travelled, line ends and all.
  func wire(_ bytes: [UInt8], from side: Transcript.Side) {
    guard showsWire, !isSilent, !bytes.isEmpty else { return }
    let octets = Template(Array(bytes.prefix(Self.lineLimit)))
    let entry: Transcript.Entry = side == .client ? .clientRaw(octets) : .serverRaw(octets)
    screen.line("# wire \(entry)", role: .hint)
    tellHidden(bytes.count - Self.lineLimit)
  }

  /// What is known about a reply besides itself.
  struct Answered {
    let note: Note
    let violations: [Note]
    /// From the command, or the connection, to the reply's last line.
    let milliseconds: Double?
    /// Nobody waits for it any more.
    let isLate: Bool
  }

  /// A reply whose lines were shown already.
  func reply(_ answer: Answer, _ facts: Answered) {
    if facts.isLate, let request = answer.request { say("(late: this answers \(Words.request(request)))") }
    for violation in facts.violations { note(violation) }
    if let milliseconds = facts.milliseconds { timing(milliseconds: milliseconds) }
    note(facts.note)
  }

  /// What a line of a login contains.
  func login(_ content: SASLLine, from side: Transcript.Side) {
    guard level != .off else { return }
    let words = LoginWords(content: content, side: side)
    if let contents = words.contents { lines(contents, role: .note) }
    for fault in words.faults { lines(fault, role: .warning) }
  }

  /// Message text that did not go out.
  func withheld(lines: Int) {
    warn(
      "\(Words.count(lines, "line")) of message text withheld: the server did not answer DATA with 354, and would "
        + "have taken them for commands.")
  }

  func timing(milliseconds: Double) {
    guard showsTiming else { return }
    let tenths = Int((milliseconds * 10).rounded())
    say("answered after \(tenths / 10).\(tenths % 10) ms")
  }

  // MARK: The tutor's words

  /// Keeps a note for `:explain`; whether it was the first with its id.
  @discardableResult
  final func remember(_ note: Note) -> Bool {
    lastNote = note
    return level == .off ? false : seen.insert(note.id).inserted
  }

  /// A note: all of its summary the first time, its headline after that.
  func note(_ note: Note) {
    guard !isSilent else { return }
    let isNew = remember(note)
    guard level != .off else { return }
    let role = Self.role(of: note.severity)
    lines(note.headline, role: role)
    guard isNew && level == .full else { return }
    if !note.summary.isEmpty { lines(note.summary, role: .note) }
    if let next = note.next, proposesNext { lines("Next: \(next)", role: .hint) }
  }

  /// A note that is shown once in full and never again.
  func noteOnce(_ note: Note) {
    guard !seen.contains(note.id) else { return }
    self.note(note)
  }

  /// Everything there is to say.
  func explain(_ note: Note) {
    lastNote = note
    lines(note.headline, role: Self.role(of: note.severity))
    for paragraph in note.explanation {
      lines("", role: .note)
      lines(paragraph, role: .note)
    }
    if let next = note.next {
      lines("", role: .note)
      lines("Next: \(next)", role: .hint)
    }
    if !note.reference.isEmpty { lines("See \(note.reference).", role: .note) }
  }

  /// What was found in a text, and what it means.
  /// - Parameter line: where it stood, counted from 1; nil: the text was asked about by itself, and gets all there is.
  func explained(_ found: ReplyFinder.Found, line: Int?, note: Note) {
    guard let line else { return explain(note) }
    cut(found.octets, prefix: "\(line): ", omitted: 0, role: .server)
    self.note(note)
  }

  /// The program's own words: what it did, what went wrong.
  func say(_ text: String) { lines(text, role: .note) }
  /// Something takes its time.
  func waiting(_ text: String) { if level != .off { lines(text, role: .hint) } }
  func warn(_ text: String) { lines(text, role: .warning) }
  func fail(_ text: String) { lines(text, role: .failure) }

  /// How the whole of it went: in one line, however long, where a script may read it.
  func outcome(_ outcome: Outcome) {
    let sentence = "Outcome: \(outcome.sentence)"
    if isInteractive { say(sentence) } else { screen.line("# \(sentence)", role: .note) }
  }

  /// A reply that is not the one a script expects.
  func differs(_ difference: Difference, consequence: String) {
    fail("The reply differs from the script.")
    say("expected: \(difference.expected)")
    say("got:      \(difference.got)")
    say(consequence)
  }

  /// A line that a replay is about to send.
  func preview(_ line: [UInt8]) { cut(line, prefix: "#     ", omitted: 0, role: .client) }

  /// A line shown once more.
  func again(_ line: [UInt8], isClient: Bool) {
    cut(line, prefix: "# again \(isClient ? "C" : "S"): ", omitted: 0, role: isClient ? .client : .server)
  }

  /// Room between two steps, for the eye.
  func blank() { if isInteractive, !isSilent, !isPlain { screen.line("", role: .plain) } }

  /// The greeting of a connection that was opened unseen.
  func greeting(_ banner: String) {
    cut(Array("220 \(banner)".utf8), prefix: isInteractive && !isPlain ? "" : "S: ", omitted: 0, role: .server)
  }

  /// A lesson of the course, in a list.
  func lesson(_ facts: LessonFacts, state: String) {
    say("\(facts.number). \(facts.title) (\(facts.id)): \(state)")
  }

  /// What is wrong in a file, in the form that editors know.
  func fault(_ path: String, _ line: Int, _ words: String) {
    screen.line("\(path):\(line): \(words)", role: .failure)
  }

  /// Whether long text waits after each window of it.
  var isPaged: Bool { isInteractive }

  /// A typed line once more, with a mark under the place that is talked about.
  /// - Parameter place: an index of its octets, up to their count.
  func marked(_ line: [UInt8], at place: Int) {
    guard line.count <= 200 else { return }
    if isPlain {
      let rest = visible(line.dropFirst(place))
      return say(
        rest.isEmpty ? "Something is missing at the end of the line." : "The line is right up to \"\(rest)\".")
    }
    preview(line)
    let before = columns(visible(line.prefix(place)))
    lines("\(String(repeating: " ", count: 4 + before))^", role: .warning)
  }

  func heading(_ text: String) { lines(text, role: .heading) }

  /// A line of a delivered message, beside where it came from.
  func delivered(label: String, _ line: [UInt8]) {
    let column = label + String(repeating: " ", count: max(0, 13 - label.count))
    cut(line, prefix: "# \(column)| ", omitted: 0, role: .plain)
  }

  /// A name as a prompt holds it, with a blank behind it: a third of the window, or 10 columns, stay for what is typed,
  /// besides what else stands in the prompt. Where that leaves nothing of it worth reading, it is left out.
  func shortened(_ name: String, besides others: Int) -> String {
    let room = screen.width - max(10, screen.width / 3) - others - 1
    guard room >= 4 else { return "" }
    return (name.count <= room ? name : "\(name.prefix(room - 2))..") + " "
  }

  func flush() { screen.flush() }

  /// Columns that the tutor's words may take here.
  var width: Int { min(Self.noteWidth, isInteractive ? max(20, screen.width) : Self.noteWidth) }

  func lines(_ text: String, role: Role) {
    guard !isSilent else { return }
    for line in wrap(text, width: width, prefix: "# ") { screen.line(line, role: role) }
  }

  private static func role(of severity: Note.Severity) -> Role {
    switch severity {
    case .done, .goOn, .information: .heading
    case .tryLater: .warning
    case .refused, .notSMTP: .failure
    }
  }
}
