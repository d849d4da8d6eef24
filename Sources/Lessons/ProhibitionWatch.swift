package import SMTP

/// Looks, while a step goes on, whether something happens that must not.
package struct ProhibitionWatch: Sendable {
  private let prohibitions: [Prohibition]
  /// The first that was broken by what was said.
  private var broken: Prohibition?
  /// Verbs that the server has accepted on this connection.
  private var accepted: Set<Verb> = []
  /// Commands of the tutor that were used on this connection, as the lesson names them.
  private var used: Set<String> = []

  package init(_ prohibitions: [Prohibition]) {
    self.prohibitions = prohibitions
  }

  /// The mailboxes that some of them are about.
  package var mailboxes: [Mailbox] {
    prohibitions.compactMap { if case .mail(let condition) = $0.event { condition.mailbox } else { nil } }
  }

  /// Another connection: what was done on the one before does not count there.
  package mutating func reconnect() {
    accepted = []
    used = []
  }

  /// - Parameter isEncrypted: whether the request was sent through TLS.
  package mutating func note(_ request: Request?, _ code: ReplyCode, isEncrypted: Bool) {
    guard let request else { return }
    if isEncrypted { accepted.insert(.startTLS) }
    broken = broken ?? prohibitions.first { isBroken($0.event, by: request, code, isEncrypted) }
    if let verb = request.verb, code.kind == .completion || (verb == .data && !code.isFailure) {
      accepted.insert(verb)
    }
    if request.kind == .authResponse, code.kind == .completion { accepted.insert(.auth) }
  }

  private func isBroken(_ event: Prohibition.Event, by request: Request, _ code: ReplyCode, _ isEncrypted: Bool) -> Bool
  {
    switch event {
    case .plaintext(let subject): !isEncrypted && subject.fits(request)
    case .reply(let subject, let reply): reply.matches(code) && subject.fits(request)
    case .before(let subject, .command(let verb)): !accepted.contains(verb) && subject.fits(request)
    case .before(let subject, .local(let command)): !used.contains(command) && subject.fits(request)
    case .mail: false
    }
  }

  /// A command of the tutor was used.
  /// - Parameter isSame: whether it does the same as another line.
  package mutating func note(local isSame: (String) -> Bool) {
    for case .before(_, .local(let command)) in prohibitions.map(\.event) where isSame(command) { used.insert(command) }
  }

  /// The first that is broken; nil as long as none is.
  /// - Parameter mail: what arrived in a mailbox since the step began, oldest first.
  package func firstBroken(mail: (Mailbox) -> [Mail]) -> Prohibition? {
    broken
      ?? prohibitions.first { prohibition in
        guard case .mail(let condition) = prohibition.event else { return false }
        return condition.failure(in: mail(condition.mailbox)) == nil
      }
  }
}

extension Prohibition {
  /// What is said when it is broken: the lesson's own words, or else what happened.
  package var reproof: String {
    if !words.text.isEmpty { return words.text }
    let sentence = whatHappened
    return sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  private var whatHappened: String {
    switch event {
    case .plaintext(let subject): "\(subject.words) was sent in plaintext, for anyone along the path to read."
    case .reply(let subject, let reply):
      "The server answered \(subject.words) with \(reply), which was not to happen."
    case .before(let subject, .command(let verb)): "\(subject.words) was sent before \(verb)."
    case .before(let subject, .local(let command)): "\(subject.words) was sent before `\(command)` was used."
    case .mail(let condition): "A message arrived for `\(condition.mailbox)` that was not to be sent like that."
    }
  }
}
