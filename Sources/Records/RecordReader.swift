import Octets
import SMTP

/// Finds what servers said in texts that people keep, line by line: sessions as many programs write them, which it
/// replays, logs of mail servers, and messages that came back. It takes nothing for a reply that does not look like one,
/// and does not know what a reply means.
///
///     <** 550 5.1.1 <bob@example.org>: Recipient address rejected
///     ... status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 No such user (in reply to RCPT TO command))
package struct RecordReader: Sendable {
  /// Octets of one line that are looked at.
  package static let lineLimit = 8_192

  /// Lines so far.
  package private(set) var lines = 0
  /// Messages, or recipients of one, that were delivered.
  package var delivered = 0

  var marks = SpeakerMarks()
  var dialogues = Dialogues()
  var bounce = BounceText()
  /// A reply that no mark and no session belongs to, while its lines come.
  var loose: [ReplyLine] = []
  var looseStart = 0
  var order = BounceOrder()
  private var returned = ReturnedMessage()
  private var recipients = FailedRecipients()
  private var reasons = AnnouncedReason()
  private var fault = ProgramFault()
  /// Replies so far, and those that say no.
  private var (found, refusals) = (0, 0)
  /// What went wrong before a message's own line, which tells it again: told only where no such line comes.
  var attempts: [Record] = []

  private let providers: ProviderMarks

  /// - Parameter providers: they make the difference between lines that are the same otherwise.
  package init(providers: ProviderMarks = ProviderMarks([])) { self.providers = providers }

  /// The kind of the line read last, if every line of that kind holds a record of the same kind.
  package private(set) var shape: LineShape?

  /// What a line brought to its end: a reply of several lines comes with its last one.
  /// - Parameter isKnown: whether a line of a log need not be read, for its kind is known and has been counted.
  package mutating func read(_ line: UnsafeRawBufferPointer, isKnown: (LineShape) -> Bool = { _ in false }) -> [Record]
  {
    let line = UnsafeRawBufferPointer(rebasing: Transcript.withoutStamp(line))
    lines += 1
    shape = nil
    switch LineScan(line) {
    case .nothing: return []
    case .delivered:
      delivered += 1
      return []
    case .look:
      let isLogged = LineScan.hasTime(line)
      if isLogged, isInLog, line.count <= Self.lineLimit {
        let found = LineShape(line, providers: providers)
        if isKnown(found) { return [] }
        shape = found
      }
      var octets = Array(line.prefix(Self.lineLimit))
      if octets.last == ASCII.carriageReturn { octets.removeLast() }
      let records = look(octets, isLogged: isLogged) + unexplained(octets, isLogged: isLogged)
      if records.count != 1 || !isInLog { shape = nil }
      return records
    }
  }

  /// Whether a line of a log means what it says, whatever came before it: no session was seen, no message that came back,
  /// and no reply is being read.
  private var isInLog: Bool { !bounce.mayBeMail && !bounce.isHolding && dialogues.current == nil && loose.isEmpty }

  /// The same for octets that are at hand.
  package mutating func read(_ line: [UInt8]) -> [Record] { line.withUnsafeBytes { read($0) } }

  /// What the end of the text brought to its end.
  package mutating func finish() -> [Record] {
    let last = put(released() + endLoose() + dialogues.finish() + statusAlone())
    let unexplained = recipients.finish(found: found).map { put([$0]) } ?? []
    let announced = reasons.finish(found: found).map { put([$0]) } ?? []
    let told = last + unexplained + announced + order.finish()
    defer { (attempts, fault) = ([], ProgramFault()) }
    guard refusals == 0, delivered == 0 else { return told }
    if found == 0, !attempts.isEmpty { return attempts }
    return told + (fault.record.map { [$0] } ?? [])
  }

  /// The reason of a recipient of a bounce that ends in this line, if no reply of a server was in it.
  private mutating func unexplained(_ line: [UInt8], isLogged: Bool) -> [Record] {
    guard !returned.isInside, dialogues.current?.stage != .message else { return [] }
    if refusals == 0, delivered == 0, !marks.isOwn, !bounce.isMail || bounce.isBounce {
      fault.read(line, at: lines, isLogged: isLogged)
    }
    guard !isLogged else { return [] }
    let text = Array(BounceText.unquoted(line[...]))
    let listed = recipients.read(text, at: lines, found: found).map { put([$0]) } ?? []
    return listed + (reasons.read(text, at: lines, found: found, in: bounce).map { put([$0]) } ?? [])
  }

  private mutating func put(_ records: [Record]) -> [Record] {
    found += records.count
    refusals += records.count(where: \.isRefusal)
    return order.put(records, isMail: bounce.isMail)
  }

  /// - Parameter isLogged: whether it begins with a time, as no line of a message does.
  private mutating func look(_ line: [UInt8], isLogged: Bool) -> [Record] {
    if !isLogged, dialogues.current?.stage != .message, returned.read(line) { return put(released() + endLoose()) }
    if let records = marked(line) { return put(released() + records) }
    // A comment, such as this program writes.
    if line.starts(with: [UInt8(ascii: "#"), ASCII.space]) { return put(released() + endLoose()) }
    if !isLogged, bounce.keeps(line, at: lines) { return [] }
    // What was kept has ended, and this line may be kept in its turn.
    let earlier = released()
    if !isLogged, !earlier.isEmpty || bounce.isHolding, bounce.keeps(line, at: lines) {
      return put(earlier)
    }
    return put(earlier + unmarked(line, isLogged: isLogged))
  }

  // MARK: Transcripts

  private mutating func marked(_ line: [UInt8]) -> [Record]? {
    guard let marked = marks.read(line) else { return nil }
    bounce.learn(line, at: lines)
    let (number, isExact, host) = (lines, marks.isOwn, bounce.introduction(at: lines)?.host)
    var records = dialogues.with(marked.session) { $0.hear(marked.spoken, at: number, isExact: isExact) }
    for index in records.indices where records[index].host == nil { records[index].host = host }
    return endLoose() + records
  }

  /// A line without a mark: telnet has none, and of some programs only the first line of a reply has one.
  private mutating func unmarked(_ line: [UInt8], isLogged: Bool) -> [Record] {
    let number = lines
    let text = line.trimmingBlanks
    let current = dialogues.current
    if current?.stage == .message, !marks.isOwn {
      guard ReplyText.line(text) != nil, text.count > 3 else { return dialogues.withCurrent { $0.client(line) } }
    }
    let unquoted = BounceText.unquoted(text)
    if let reply = ReplyText.line(unquoted), !SaidReply.isQuantity(reply.text), !isProse(reply) {
      let belongs =
        current?.isInsideReply == true || current?.isWaiting == true || reply.code == .serviceReady
        || current?.isAwaitingGreeting == true
      if belongs, loose.isEmpty {
        return dialogues.withCurrent { $0.server(Array(unquoted), at: number, isExact: false) }
      }
      return add(reply)
    }
    if let records = value(unquoted, at: number) { return records }
    let ended = endLoose()
    if let record = marked(unquoted, at: number) { return ended + [record] }
    if !isLogged, let record = status(unquoted, at: number) { keep(attempt: record) }
    if !isLogged, Elision.isCommand(text) || (current?.stage == .auth && Self.isAnswer(text)) {
      return ended + dialogues.withCurrent { $0.client(Array(text)) }
    }
    return ended + logged(Array(unquoted))
  }

  /// `smtp;550 5.1.1 no`: the value of a field without its name, as the services that send mail show it.
  private mutating func value(_ text: ArraySlice<UInt8>, at number: Int) -> [Record]? {
    guard let words = ReplyText.value(text), let reply = SaidReply.find(in: words, isSure: true), reply.code.isFailure
    else { return nil }
    if reply.lines.count == 1, let line = ReplyText.line(words) { return add(line) }
    let record = Record(
      answer: Self.answer(reply, nil), line: number, source: bounce.isMail ? .bounce(isFinal: false) : .alone,
      hasCode: ReplyText.code(of: words) != nil)
    return endLoose() + (isEcho(reply) ? [] : [record])
  }

  /// `5.7.57 Client not authenticated to send mail`: an enhanced code with words of mail, if the text has nothing else.
  private func status(_ text: ArraySlice<UInt8>, at number: Int) -> Record? {
    guard let first = text.first, first == UInt8(ascii: "4") || first == UInt8(ascii: "5"),
      let status = EnhancedStatusCode(startOf: text.prefix(16))
    else { return nil }
    let words = text.drop { !$0.isBlank }.drop(while: \.isBlank)
    guard words.contains(ASCII.space), !bounce.isMail, MailWords.areAmong(words),
      let reply = LogLine.made(text, isFinal: status.statusClass == 5, status: nil)
    else { return nil }
    return Record(answer: Self.answer(reply, nil), line: number, source: .alone, hasCode: false)
  }

  /// `554: 5.7.9 no`, as Yahoo's bounces have it.
  private mutating func marked(_ text: ArraySlice<UInt8>, at number: Int) -> Record? {
    let rest = text.dropFirst(3)
    guard rest.first == ASCII.colon, ReplyText.code(of: text)?.isFailure == true, let reply = ReplyText.reply(text),
      EnhancedStatusCode(startOf: reply.lines[0].text) != nil, !isEcho(reply)
    else { return nil }
    let introduction = bounce.introduction(at: number)
    return Record(
      answer: Self.answer(reply, introduction?.request), line: number,
      source: bounce.isMail ? .bounce(isFinal: false) : .alone, host: introduction?.host)
  }

  /// Whether a line without a mark can answer a 334: one word.
  private static func isAnswer(_ text: ArraySlice<UInt8>) -> Bool {
    !text.isEmpty && !text.contains(where: \.isBlank) && text.count < 4_096
  }

  /// Whether a line by itself begins with a number and is no reply, for nothing before it makes it one.
  private func isProse(_ reply: ReplyLine) -> Bool {
    guard reply.code.isFailure, reply.isLast, loose.isEmpty, dialogues.current == nil else { return false }
    return MailWords.isProse(reply.text, isMessage: bounce.isMail && !bounce.isBounce)
  }

  // MARK: Replies by themselves

  private mutating func add(_ reply: ReplyLine) -> [Record] {
    var ended: [Record] = []
    if let first = loose.first, first.code != reply.code { ended = endLoose() }
    if loose.isEmpty { looseStart = lines }
    if loose.count < ReplyText.lineLimit { loose.append(reply) }
    return reply.isLast ? ended + endLoose() : ended
  }

  private mutating func endLoose() -> [Record] {
    guard !loose.isEmpty else { return [] }
    defer { loose = [] }
    let reply = Reply(lines: loose, bytes: [], violations: [])
    if isEcho(reply) { return [] }
    let introduction = bounce.introduction(at: looseStart)
    bounce.endIntroduction()
    return [
      Record(
        answer: Self.answer(reply, introduction?.request), line: looseStart,
        source: bounce.isMail ? .bounce(isFinal: false) : .alone, host: introduction?.host)
    ]
  }

  static func answer(_ reply: Reply, _ request: Request?) -> Answer {
    Answer(reply: reply, request: request ?? LikelyRequest.of(reply), stageBefore: .ready, stageAfter: .ready)
  }

  /// Whether the reply of a session is only said again, in the words of the program that had it.
  func isEcho(_ reply: Reply) -> Bool { dialogues.haveHeard(reply) }
}
