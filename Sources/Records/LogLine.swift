import Octets
import SMTP

/// A line of a mail log, or a sentence of a bounce: the refusal in it, which command was refused and by whom. It knows
/// the forms of the common mail systems and, for all others, what a reply looks like after a colon.
struct LogLine {
  enum Finding: Equatable {
    case nothing
    case delivered
    case refusal(Refusal)
  }

  /// A refusal, and what the line tells of it.
  struct Refusal: Equatable {
    let reply: Reply
    var request: Request?
    var host: String?
    var isLocal = false
    /// Whether the server that wrote the line refused a client.
    var isOwn = false
    /// Whether a mail server tells of a delivery of its own.
    var isDelivery = false
    var hasCode = true
  }

  let line: [UInt8]
  /// The same with letters folded to lower case, and a space for each TAB and line end.
  let folded: [UInt8]

  init(_ line: [UInt8]) {
    // qmail writes its blanks as underscores.
    let folded = Self.folded(line)
    if folded.has("_said:_") || (folded.has("delivery ") && folded.has("ure:") && folded.has("_"))
      || Self.isQmail(folded)
    {
      self.line = line.map { $0 == UInt8(ascii: "_") ? ASCII.space : $0 }
      self.folded = self.line.asciiLowercased
    } else {
      self.line = line
      self.folded = folded
    }
  }

  static func folded(_ line: [UInt8]) -> [UInt8] {
    line.map { $0 == ASCII.tab || $0 == ASCII.lineFeed ? ASCII.space : $0.asciiLowercased }
  }

  private static func isQmail(_ folded: [UInt8]) -> Bool {
    folded.has("delivery ") && (folded.has(": deferral: ") || folded.has(": failure: "))
  }

  /// What the line says; each reader knows one kind of mail system and passes over the others.
  var finding: Finding {
    let found =
      stalwart ?? postfixDelivery ?? sendmail ?? openSMTPD ?? qmail ?? eximDelivery ?? rejection ?? reply ?? complaint
      ?? fault
    if case .refusal(var refusal) = found, isOfServer, ServiceFault.told(in: folded) == nil {
      refusal.isOwn = true
      return .refusal(refusal)
    }
    return found ?? .nothing
  }

  /// Whether it tells of a login that failed, which the line about the message will tell of again.
  var isOfLoginBeforeMessage: Bool {
    folded.has("warning: sasl authentication failed; server ") && !folded.has("status=")
  }

  /// Whether the words are those of a server about its client.
  private var isOfServer: Bool {
    folded.has(" authenticator failed for ") || folded.has("smtp failed-command ") || folded.has("smtp bad-input ")
      || folded.has("postfix/smtpd[") || folded.has("/postscreen[")
  }

  /// An event of Stalwart's that has no number; one that has is read as any other reply.
  private var stalwart: Finding? {
    guard let event = StalwartEvent(line, folded: folded) else { return nil }
    guard let kind = event.kind else { return folded.has(" code = ") || folded.has("(delivery.") ? nil : .nothing }
    switch kind {
    case .delivered: return .delivered
    case .refused(let request, let isFinal):
      return Self.made(event.words, isFinal: isFinal, status: nil).map {
        .refusal(Refusal(reply: $0, request: request, isOwn: true, hasCode: false))
      }
    case .undelivered(let isFinal):
      return Self.made(event.account[...], isFinal: isFinal, status: nil).map {
        .refusal(Refusal(reply: $0, host: LogPlace.host(in: folded), isLocal: true, hasCode: false))
      }
    }
  }

  // MARK: Deliveries

  /// `dsn=5.1.1, status=bounced (host x[192.0.2.1] said: 550 ...)`
  private var postfixDelivery: Finding? {
    guard let start = folded.index(after: "status=") else { return nil }
    let word = folded[start...].prefix(while: \.isASCIILetter)
    if word.elementsEqual("sent".utf8) || word.elementsEqual("deliverable".utf8) { return .delivered }
    guard let isFinal = Self.outcomes[String(decoding: word, as: UTF8.self)] else { return nil }
    var words = line[(start + word.count)...]
    if let open = words.firstIndex(of: UInt8(ascii: "(")) { words = words[(open + 1)...] }
    if words.last == UInt8(ascii: ")") { words = words.dropLast() }
    if words.first == UInt8(ascii: ",") { words = line[start...] }
    return .refusal(reported(words, isFinal: isFinal))
  }

  /// The words of a status, and whether they are final.
  private static let outcomes = [
    "bounced": true, "expired": true, "undeliverable": true, "deferred": false, "softbounce": false,
  ]

  /// `dsn=4.2.0, stat=Deferred: 450 4.2.0 ...`; `stat=User unknown`.
  private var sendmail: Finding? {
    if let start = folded.index(after: "reject="), let reply = ReplyText.reply(line[start...]) {
      let request =
        folded.index(after: "check_").flatMap { LogPlace.request(namedBy: folded[$0...]) }
        ?? (folded.has("check_relay") ? Request(kind: .connection) : nil)
      return .refusal(Refusal(reply: reply, request: request, isOwn: true))
    }
    if let start = folded.index(after: ">... "), folded.has("sendmail["), !folded.has("stat=") {
      return ownSendmail(line[start...])
    }
    guard let start = folded.index(after: " stat=") ?? folded.index(after: ",stat="), !folded.has("result="),
      !folded.has("permfail"), !folded.has("tempfail")
    else { return nil }
    var words = line[start...]
    if words.starts(withKeyword: "sent") { return .delivered }
    if words.starts(withKeyword: "queued") || words.starts(withKeyword: "delivered") { return .nothing }
    let isDeferred = words.starts(withKeyword: "deferred") || words.starts(withKeyword: "please try again")
    if words.starts(withKeyword: "deferred: ") { words = words.dropFirst(10) }
    var refusal = reported(words, isFinal: !isDeferred)
    // It has words of its own for what the other server said.
    if refusal.host != nil, Self.sendmailWords.contains(where: { words.starts(withKeyword: $0) }) {
      refusal.isLocal = false
    }
    return .refusal(refusal)
  }

  /// `4BCD: <bob@example.org>... User unknown`: what it told a client, without the number.
  private func ownSendmail(_ words: ArraySlice<UInt8>) -> Finding? {
    guard words.starts(withKeyword: "user unknown") else { return nil }
    return Self.made(words, isFinal: true, status: nil).map {
      .refusal(Refusal(reply: $0, request: LogPlace.command(.rcpt), isOwn: true, hasCode: false))
    }
  }

  private static let sendmailWords: [StaticString] = ["user unknown", "service unavailable", "data format error"]

  /// `result="PermFail" stat="550 Invalid recipient"`; `=> 550 Invalid recipient`
  private var openSMTPD: Finding? {
    if let start = folded.index(after: " => "), let reply = ReplyText.reply(line[start...]), reply.code.isFailure {
      return .refusal(
        Refusal(reply: reply, request: LogPlace.request(in: folded), isOwn: true))
    }
    let isFinal = folded.has("permfail")
    guard isFinal || folded.has("tempfail") || folded.has("result=") else { return nil }
    if folded.has("result=\"ok\"") || folded.has("result=ok") || folded.has("delivery-ok") { return .delivered }
    guard let start = folded.index(after: " stat=") ?? folded.index(after: "result=") else { return nil }
    var words = Self.unquoted(line[start...])
    if words.starts(withKeyword: "ok") || words.starts(withKeyword: "sent") { return .delivered }
    if words.starts(withKeyword: "error ("), words.last == UInt8(ascii: ")") { words = words.dropFirst(7).dropLast() }
    if let reply = ReplyText.reply(words), !reply.code.isFailure { return isFinal ? .nothing : .delivered }
    guard isFinal || folded.has("tempfail") || ReplyText.code(of: words) != nil else { return nil }
    return .refusal(reported(words, isFinal: isFinal))
  }

  /// `delivery 12: failure: 192.0.2.1 does not like recipient./Remote host said: 550 ...`
  private var qmail: Finding? {
    guard let delivery = folded.index(after: "delivery ") else { return nil }
    if folded.first(": success: ", from: delivery) != nil { return .delivered }
    let failure = folded.index(after: ": failure: ", from: delivery)
    guard let start = failure ?? folded.index(after: ": deferral: ", from: delivery) else { return nil }
    return .refusal(reported(line[start...], isFinal: failure != nil))
  }

  /// `** bob@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.1]: SMTP error ...`
  private var eximDelivery: Finding? {
    if folded.has(" => ") || folded.has(" -> ") {
      return folded.has(" r=") || folded.has(" t=") || folded.has("c=\"250") ? .delivered : nil
    }
    let failure = folded.index(after: " ** ")
    guard let start = failure ?? folded.index(after: " == "),
      var reason = folded.index(after: ": ", from: start) ?? folded.index(after: "defer", from: start)
    else { return nil }
    // `defer (-53): reason`
    if let number = folded.index(after: "defer (", from: start), let colon = folded.index(after: "): ", from: number) {
      reason = colon
    }
    return .refusal(reported(line[reason...], isFinal: failure != nil))
  }

  // MARK: What a server refused

  /// `reject: RCPT from x[192.0.2.7]: 554 5.7.1 ...; from=<a>`, and Exim's `rejected RCPT <x>: relay not permitted`.
  private var rejection: Finding? {
    if let start = folded.index(after: "reject: ") {
      return postfixRejection(start).map(Finding.refusal)
    }
    if Complaints.isOne(folded), !folded.has("rejected rcpt"), !folded.has("rejected after") { return nil }
    for (mark, isFinal) in Self.eximMarks {
      guard let start = folded.index(after: mark), var request = LogPlace.request(namedBy: folded[start...]) else {
        continue
      }
      // What is refused after DATA is the message.
      if mark.utf8CodeUnitCount > 10, folded.has("after ", at: start - 6), request.verb == .data {
        request = LogPlace.end
      }
      var words = line[start...]
      if let colon = folded.index(after: ": ", from: start) { words = line[colon...] }
      if let reply = ReplyText.reply(words) { return .refusal(Refusal(reply: reply, request: request, isOwn: true)) }
      return Self.made(words, isFinal: isFinal, status: nil).map {
        .refusal(Refusal(reply: $0, request: request, isOwn: true, hasCode: false))
      }
    }
    return nil
  }

  private static let eximMarks: [(mark: StaticString, isFinal: Bool)] = [
    ("temporarily rejected after ", false), ("temporarily rejected ", false), ("rejected after ", true),
    ("rejected ", true),
  ]

  private func postfixRejection(_ start: Int) -> Refusal? {
    guard let colon = folded.index(after: "]: ", from: start) ?? folded.index(after: ": ", from: start) else {
      return nil
    }
    var words = line[colon...]
    // postscreen has the port there, too: `from [192.0.2.7]:4711: 550`.
    if let next = folded.index(after: ": ", from: start), ReplyText.code(of: line[next...]) != nil {
      words = line[next...]
    }
    if let tail = folded.first("; from=<", from: colon) { words = words[..<tail] }
    let request = LogPlace.request(namedBy: folded[start...])
    if let reply = ReplyText.reply(words) { return Refusal(reply: reply, request: request, isOwn: true) }
    // A milter's words have the enhanced code alone; a header or a body, what comes after the envelope.
    let rest = folded.index(after: "helo=", from: colon).flatMap { folded.index(after: ": ", from: $0) }
    if let rest { words = line[rest...] }
    let status = EnhancedStatusCode(startOf: words.prefix(16))
    return Self.made(words, isFinal: status?.statusClass != 4, status: nil).map {
      Refusal(reply: $0, request: request, isOwn: true, hasCode: false)
    }
  }

  // MARK: Words

  /// What a mail system reports of a delivery: a server's reply in it, or words of its own.
  private func reported(_ words: ArraySlice<UInt8>, isFinal: Bool) -> Refusal {
    let host = LogPlace.host(in: folded)
    let request = LogPlace.request(in: folded)
    if let reply = SaidReply.find(in: words, isSure: true), reply.code.isFailure {
      return Refusal(
        reply: reply, request: request, host: host, isDelivery: true, hasCode: SaidReply.names(reply.code, in: line))
    }
    let status = folded.index(after: "dsn=").flatMap { EnhancedStatusCode(startOf: word(at: $0)) }
    let words = Array(words)
    let isRemote = folded.has(" said: ")
    let reply = Self.made(words[...], isFinal: isFinal, status: status) ?? Self.unnamed(isFinal)
    return Refusal(reply: reply, request: isRemote ? request : nil, host: host, isLocal: !isRemote, hasCode: false)
  }

  private func word(at start: Int) -> ArraySlice<UInt8> {
    line[start...].prefix { $0.isASCIIDigit || $0 == ASCII.dot }
  }

  /// A reply of words without a number.
  static func made(_ words: ArraySlice<UInt8>, isFinal: Bool, status: EnhancedStatusCode?) -> Reply? {
    let words = words.trimmingBlanks
    guard !words.isEmpty, let code = ReplyCode(rawValue: isFinal ? 550 : 450) else { return nil }
    let hasStatus = EnhancedStatusCode(startOf: words.prefix(16)) != nil
    let prefix = status.flatMap { hasStatus || $0.statusClass != code.rawValue / 100 ? nil : Array("\($0) ".utf8) }
    return ReplyText.made(code, ((prefix ?? []) + words)[...])
  }

  private static func unnamed(_ isFinal: Bool) -> Reply {
    Reply(ReplyCode(rawValue: isFinal ? 550 : 450) ?? .serviceNotAvailable, ["no reason given"])
  }

  private static func unquoted(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard words.first == UInt8(ascii: "\"") else { return words }
    let inside = words.dropFirst()
    return inside.prefix { $0 != UInt8(ascii: "\"") }
  }

  // MARK: Everything else

  /// Faults of a client that a server notes without having replied to them.
  private var complaint: Finding? {
    guard Complaints.isOne(folded) else { return nil }
    // The logger's own prefix ends with `]: `.
    let start = folded.index(after: "]: ").flatMap { $0 < 120 ? $0 : nil } ?? 0
    guard let reply = Self.made(line[start...], isFinal: true, status: nil) else { return nil }
    return .refusal(Refusal(reply: reply, isLocal: true, isOwn: true, hasCode: false))
  }

  /// What a server lacks itself.
  private var fault: Finding? {
    guard let (start, isFinal) = ServiceFault.told(in: folded),
      let reply = Self.made(line[start...], isFinal: isFinal, status: nil)
    else { return nil }
    return .refusal(Refusal(reply: reply, isLocal: true, hasCode: false))
  }

  private var reply: Finding? {
    guard let reply = WrappedReply.find(line, folded) ?? SaidReply.find(in: line[...], isSure: false) else {
      return nil
    }
    guard reply.code.isFailure else { return nil }
    return .refusal(
      Refusal(
        reply: reply, request: LogPlace.request(in: folded), host: LogPlace.host(in: folded),
        hasCode: SaidReply.names(reply.code, in: line)))
  }
}
