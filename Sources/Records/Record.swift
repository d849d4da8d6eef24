import Octets
package import SMTP

/// One reply that a text holds, bound to what it answers as far as the text tells.
package struct Record: Equatable, Sendable {
  /// What the text is.
  package enum Source: Equatable, Sendable {
    /// A session, line by line; what it had shown by then.
    case session(SessionFacts)
    /// A line of a mail log.
    case log
    /// A message that came back. `isFinal`: it is the field that says why.
    case bounce(isFinal: Bool)
    /// A reply by itself.
    case alone
  }

  package var answer: Answer
  /// The line in which it begins, counted from 1.
  package var line: Int
  package var source: Source
  /// The name of the server that spoke, where the text has it.
  package var host: String?
  /// Whether no server said it: the mail system that wrote the log did, of itself.
  package var isLocal: Bool
  /// Whether the server whose log it is refused a client; otherwise another one refused what this host sent.
  package var isOwn: Bool
  /// Whether it answers a mail server that delivered a message, not a person or a mail program.
  package var isDelivery = false
  /// Whether the number is the text's own; otherwise it was made from what else the text says.
  package var hasCode: Bool

  package init(
    answer: Answer, line: Int, source: Source, host: String? = nil, isLocal: Bool = false, isOwn: Bool = false,
    hasCode: Bool = true
  ) {
    self.answer = answer
    self.line = line
    self.source = source
    self.host = host
    self.isLocal = isLocal
    self.isOwn = isOwn
    self.hasCode = hasCode
  }

  /// What it answers, as far as the text tells.
  package var answers: Request? {
    guard !isLocal, let request = answer.request else { return nil }
    return request.verb?.rawValue.isEmpty == true && request.line.isEmpty ? nil : request
  }

  /// Whether a session had shown and sent the same when this reply came.
  package func isSameMoment(as other: Record) -> Bool {
    answer.request?.line == other.answer.request?.line && answer.before == other.answer.before && source == other.source
  }

  package var isOfSession: Bool { if case .session = source { true } else { false } }

  /// Whether it says no, now or for good.
  package var isRefusal: Bool { answer.reply.code.isFailure }
}

/// What a session had shown when a reply came.
package struct SessionFacts: Equatable, Sendable {
  package let banner: String?
  package let helloName: String?
  package let extensions: ExtensionList?
  package let isEncrypted: Bool
  package let history: SessionHistory

  /// - Parameter isWhole: whether the text has the session from its beginning; otherwise nothing follows from what it lacks.
  package init(_ conversation: Conversation, isWhole: Bool) {
    history = isWhole ? conversation.history : SessionHistory()
    banner = conversation.banner
    helloName = conversation.helloName
    extensions = conversation.extensions
    isEncrypted = conversation.isEncrypted
  }
}

extension Record {
  /// What was found, in one line: the number and all its words, each enhanced code once; without a number that the text
  /// does not have. Of a long list only the first line.
  package var octets: [UInt8] {
    let reply = answer.reply
    let status = reply.lines[0].text.prefix { !$0.isBlank }
    let hasStatus = EnhancedStatusCode(startOf: status) != nil
    var words = Array(reply.lines[0].text)
    if isRefusal {
      for line in reply.lines.dropFirst() where words.count < RecordReader.lineLimit {
        let repeated = hasStatus && line.text.starts(with: status)
        words += [ASCII.space] + (repeated ? line.text.dropFirst(status.count) : line.text[...]).trimmingBlanks
      }
    }
    guard hasCode else { return words }
    return Array("\(reply.code)".utf8) + (words.isEmpty ? [] : [ASCII.space]) + words
  }
}
