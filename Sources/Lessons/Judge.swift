import Octets
package import SMTP

extension Lesson.Ask {
  /// Judges a line that was sent, by what it means and by the reply it got.
  package func judge(_ request: Request, code: ReplyCode) -> Verdict {
    let line = request.sent.revealed
    let verdict = request.kind == .authResponse ? judge(response: line, code) : judge(line: line, code: code)
    guard request.isSecret, case .wrong(let mismatch, let own, _) = verdict else { return verdict }
    // What was typed is secret, and not shown.
    switch mismatch {
    case .login, .reply, .leadingBlank: return .wrong(mismatch, own: own, mark: nil)
    // A slip in the verb is no secret; any other word may be one.
    case .verb(let expected, let typed) where Spelling.nearest(to: typed) == expected:
      return .wrong(mismatch, own: own, mark: nil)
    default: return .wrong(.login(.other), own: own, mark: nil)
    }
  }

  /// Judges the answer to a 334.
  private func judge(response: [UInt8], _ code: ReplyCode) -> Verdict {
    var nearest: Mismatch?
    for case .line(let right) in answers.map(\.content) where !right.hasPrefix(":") {
      let match = LineMatch(expected: right, accepts: accepts)
      guard let mismatch = accepts.contains(.anyLoginForm) ? match.mismatch(ofResponse: response) : .login(.other)
      else {
        guard let expect, !expect.matches(code) else { return .right }
        return .wrong(.reply(expected: expect, got: code), own: branches.words(for: .auth, code), mark: nil)
      }
      nearest = nearest ?? mismatch
    }
    return .wrong(nearest ?? .login(.other), own: own(for: response, code), mark: nil)
  }

  /// Judges a line for the server that holds no secret, or is judged where nobody sees it.
  package func judge(line: [UInt8], code: ReplyCode) -> Verdict {
    var nearest: (mismatch: Mismatch, match: LineMatch)?
    for case .line(let right) in answers.map(\.content) where !right.hasPrefix(":") {
      let match = LineMatch(expected: right, accepts: accepts)
      if code == .authChallenge, match.isBegun(by: line) { return .goesOn }
      guard let mismatch = match.mismatch(from: line) else {
        guard let expect, !expect.matches(code) else { return .right }
        let surplus = match.surplus(of: line).map(Mismatch.surplus)
        return .wrong(
          surplus ?? .reply(expected: expect, got: code), own: surplus == nil ? branches.words(for: nil, code) : nil,
          mark: surplus.map { match.mark(in: line, for: $0) })
      }
      // The Answer whose verb was typed is the one that was meant; without such, the first.
      if case .verb? = nearest?.mismatch, !mismatch.isOfVerb { nearest = nil }
      nearest = nearest ?? (mismatch, match)
    }
    guard let nearest else { return wrongKind(line, code) }
    if line.first?.isBlank == true, means(Array(line.trimmingBlanks)) {
      return .wrong(.leadingBlank, own: nil, mark: 0)
    }
    var isMalformed = false
    if case .malformed = nearest.mismatch { isMalformed = true }
    return .wrong(
      nearest.mismatch, own: own(for: line, code, isMalformed: isMalformed),
      mark: nearest.match.mark(in: line, for: nearest.mismatch))
  }

  /// Something else than a line for the server was asked for.
  private func wrongKind(_ line: [UInt8], _ code: ReplyCode) -> Verdict {
    let expected = answers.first?.lines.first ?? ""
    let mismatch: Mismatch =
      isLocal
      ? .local(expected: expected, typed: String(decoding: line, as: UTF8.self))
      : .message
    return .wrong(mismatch, own: own(for: line, code), mark: nil)
  }

  /// Judges a message that was sent up to its lone dot.
  /// - Parameter message: what arrived; nil when the server took none.
  package func judge(message: MessageText?, code: ReplyCode) -> Verdict {
    if let expect, message == nil || !expect.matches(code) {
      return .wrong(.reply(expected: expect, got: code), own: branches.words(for: nil, code), mark: nil)
    }
    guard let message else { return .wrong(.missingDot, own: nil, mark: nil) }
    var nearest: Mismatch?
    for case .message(let right) in answers.map(\.content) {
      guard let mismatch = MessageMatch.mismatch(expected: right, accepts: accepts, typed: message) else {
        return .right
      }
      nearest = nearest ?? mismatch
    }
    return .wrong(nearest ?? .missingText, own: nil, mark: nil)
  }

  /// What the lesson itself has to say to a wrong line: a Wrong, then an If for the verb, then an If for the reply. What
  /// is said to a verb would not fit a line that only begins with it.
  private func own(for line: [UInt8], _ code: ReplyCode?, isMalformed: Bool = false) -> Lesson.Words? {
    wrongs.first { $0.fits(line) }?.words ?? branches.words(for: isMalformed ? nil : Verb(of: line), code)
  }

  /// Judges a command of the tutor.
  /// - Parameter isSame: whether an answer and what was typed do the same.
  package func judge(local line: [UInt8], isSame: (String) -> Bool) -> Verdict {
    for answer in answers where answer.isLocal && answer.lines.contains(where: isSame) { return .right }
    let expected = answers.first { $0.isLocal }?.lines.first ?? ""
    let mismatch = Mismatch.local(expected: expected, typed: String(decoding: line, as: UTF8.self))
    let mark = LineMatch(expected: expected, accepts: []).mark(in: line, for: mismatch)
    return .wrong(mismatch, own: own(for: line, nil), mark: mark)
  }
}

extension Mismatch {
  fileprivate var isOfVerb: Bool { if case .verb = self { true } else { false } }
}

extension Lesson.Wrong {
  /// Whether a typed line is this one, case and spaces aside.
  package func fits(_ line: [UInt8]) -> Bool {
    if LineMatch.folded(Array(typed.utf8)) == LineMatch.folded(line) { return true }
    guard (try? Command(parsing: Array(typed.utf8))) != nil else { return false }
    return LineMatch(expected: typed, accepts: []).mismatch(from: line) == nil
  }
}

extension [Lesson.Branch] {
  /// The first branch for the verb; without one, the first for the reply.
  package func words(for verb: Verb?, _ code: ReplyCode?) -> Lesson.Words? {
    let byVerb = first { if case .verb(let wanted) = $0.condition { wanted == verb } else { false } }
    let byReply = first { branch in
      guard case .reply(let pattern) = branch.condition, let code else { return false }
      return pattern.matches(code)
    }
    return (byVerb ?? byReply)?.words
  }
}

extension Lesson.Ask {
  package var isMessage: Bool { answers.first?.isMessage == true }
  package var isLocal: Bool { answers.first?.isLocal == true }

  /// Whether a line means what an Answer means, whatever the server may say to it.
  package func means(_ line: [UInt8]) -> Bool {
    answers.contains { answer in
      guard case .line(let right) = answer.content, !answer.isLocal else { return false }
      return LineMatch(expected: right, accepts: accepts).mismatch(from: line) == nil
    }
  }

  /// The first of the mailboxes that is not as it has to be.
  package func unmet(mail: (Mailbox) -> [Mail]) -> (MailboxCondition, MailboxCondition.Failure)? {
    for condition in mailboxes {
      if let failure = condition.failure(in: mail(condition.mailbox)) { return (condition, failure) }
    }
    return nil
  }
}

/// What becomes of an attempt at a step.
package enum Verdict: Equatable, Sendable {
  case right
  /// Right so far: the server asks for more.
  case goesOn
  /// - Parameters:
  ///   - own: what the lesson says to it; nil: the general answer is due.
  ///   - mark: where the typed line first differs, as an index of its octets; nil where there is no such place.
  case wrong(Mismatch, own: Lesson.Words?, mark: Int?)
}
