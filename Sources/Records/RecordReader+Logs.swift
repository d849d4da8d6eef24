import Octets
import SMTP

/// Lines of a log, and the sentences and fields of a bounce.
extension RecordReader {
  /// A folded line that has ended.
  mutating func released() -> [Record] {
    guard let held = bounce.release() else { return [] }
    return field(held) ?? logged(held.octets, at: held.line)
  }

  /// `Diagnostic-Code: smtp; 550 5.1.1 no such user`
  private mutating func field(_ held: BounceText.Held) -> [Record]? {
    guard held.octets.starts(withKeyword: "Diagnostic-Code:") else { return nil }
    let isDelayed = bounce.action.has("delayed")
    let value = held.octets.dropFirst(16).trimmingBlanks
    let type = value.prefix { $0 != UInt8(ascii: ";") }
    let words = value.dropFirst(type.count + 1).trimmingBlanks
    let status = bounce.status
    bounce.spend()
    let source = Record.Source.bounce(isFinal: true)
    if let reply = SaidReply.find(in: words, isSure: true) ?? SaidReply.find(in: value, isSure: true) {
      guard reply.code.isFailure else {
        delivered += 1
        return []
      }
      var record = Record(answer: Self.answer(reply, nil), line: held.line, source: source, host: bounce.remote)
      record.isDelivery = true
      return [record]
    }
    let isFinal = status.map { $0.statusClass != 4 } ?? !isDelayed
    guard let reply = LogLine.made(words.isEmpty ? value : words, isFinal: isFinal, status: status) else { return [] }
    let isLocal = !type.starts(withKeyword: "smtp") || Array(words).asciiLowercased.has("did not accept our requests")
    return [
      Record(
        answer: Self.answer(reply, nil), line: held.line, source: source, host: bounce.remote, isLocal: isLocal,
        hasCode: false)
    ]
  }

  /// A status that no `Diagnostic-Code:` follows.
  mutating func statusAlone() -> [Record] {
    guard let status = bounce.status else { return [] }
    bounce.spend()
    guard status.statusClass != 2, let code = ReplyCode(rawValue: status.statusClass == 4 ? 450 : 550) else {
      return []
    }
    return [
      Record(
        answer: Self.answer(Reply(code, ["\(status)"]), nil), line: bounce.statusLine, source: .bounce(isFinal: true),
        hasCode: false)
    ]
  }

  mutating func logged(_ line: [UInt8]) -> [Record] { logged(line, at: lines) }

  // MARK: Attempts

  /// Attempts that are kept.
  private static let attemptLimit = 16

  mutating func keep(attempt record: Record) {
    if attempts.count < Self.attemptLimit { attempts.append(record) }
  }

  /// `postfix/smtp[9]: connect to mx.example.org[192.0.2.1]:25: Connection timed out`: one address of several, perhaps.
  private func attempt(_ log: LogLine, at number: Int) -> Record? {
    if let start = ServiceFault.attempt(in: log.folded), !bounce.isMail,
      let reply = LogLine.made(log.line[start...], isFinal: false, status: nil)
    {
      return Record(
        answer: Self.answer(reply, nil), line: number, source: .log, host: LogPlace.host(in: log.folded), isLocal: true,
        hasCode: false)
    }
    let beginning: StaticString = "connect to "
    let name =
      log.folded.index(after: "]: connect to ")
      ?? (log.folded.has(beginning, at: 0) ? beginning.utf8CodeUnitCount : nil)
    guard let name, log.folded.index(after: ": ", from: name) != nil, !bounce.isMail,
      let reply = LogLine.made(
        log.line[(name - beginning.utf8CodeUnitCount)...], isFinal: false, status: nil)
    else { return nil }
    return Record(
      answer: Self.answer(reply, nil), line: number, source: .log, host: LogPlace.name(at: log.line[name...]),
      isLocal: true, hasCode: false)
  }

  private mutating func logged(_ line: [UInt8], at number: Int) -> [Record] {
    var before: [Record] = []
    if line.starts(withKeyword: "Final-Recipient:") { before = statusAlone() }
    let log = LogLine(line)
    switch log.finding {
    case .nothing:
      if let words = FailedRecipients.reason(in: line, isBounce: bounce.isBounce),
        let record = FailedRecipients.record(words, at: number, isFinal: !bounce.isWarning)
      {
        return before + [record]
      }
      if let record = attempt(log, at: number) { keep(attempt: record) }
      bounce.learn(line, at: number)
      return before
    case .delivered:
      delivered += 1
      return before
    case .refusal(let refusal):
      if isEcho(refusal.reply) { return before }
      let introduction = bounce.isMail ? bounce.introduction(at: number) : nil
      var record = Record(
        answer: Self.answer(refusal.reply, refusal.request ?? introduction?.request), line: number,
        source: bounce.isMail ? .bounce(isFinal: false) : .log, host: refusal.host ?? introduction?.host,
        isLocal: refusal.isLocal, isOwn: refusal.isOwn && !bounce.isMail,
        hasCode: refusal.hasCode)
      record.isDelivery = refusal.isDelivery || bounce.isMail
      if log.isOfLoginBeforeMessage {
        keep(attempt: record)
        return before
      }
      if bounce.mayBeMail {
        bounce.learn(line, at: number)
        bounce.endIntroduction()
      }
      return before + [record]
    }
  }
}
