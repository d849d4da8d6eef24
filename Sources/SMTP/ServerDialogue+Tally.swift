/// How often a client has done what a server puts up with only so often (`ServerLimits`).
struct ServerTally: Sendable {
  var protocolErrors = 0
  var unknownCommands = 0
  var refusals = 0
  var failedLogins = 0
  /// Since the last message that was accepted.
  var junkCommands = 0
}

/// What ends a connection, since it came once too often.
extension ServerDialogue {
  /// Commands that a client may need now and then, and that bring no message nearer. Many of them keep a server busy for
  /// nothing.
  private static let junk: Set<Verb> = [.noop, .rset, .vrfy, .expn, .etrn, .help]

  /// - Parameter verb: of the line; nil where it answered a 334.
  mutating func act(on verdict: ServerVerdict, _ verb: Verb?) -> ServerAction {
    // Octets may follow, and nobody knows how many: none of them may count as a command.
    if case .malformed(.bdat, _, _) = verdict { return .close(persona.reply(to: verdict)) }
    let isJunk = verb.map { isJunkTooMany($0) } ?? false
    if let limit = limits.refusals {
      return countRefusals(answer(verdict), verdict, limit, isJunk: isJunk)
    }
    if isJunk { return .close(persona.reply(to: .tooManyJunkCommands)) }
    switch verdict {
    case .unknownCommand, .otherProtocol(.lmtp): return countUnknown(verdict)
    default: break
    }
    if verdict.isProtocolError { return countError(verdict) }
    if verdict.isFailedLogin { return countFailedLogin(answer(verdict)) }
    return answer(verdict)
  }

  private mutating func isJunkTooMany(_ verb: Verb) -> Bool {
    guard let limit = limits.junkCommands, Self.junk.contains(verb) else { return false }
    tally.junkCommands += 1
    return tally.junkCommands > limit
  }

  private mutating func countRefusals(
    _ action: ServerAction, _ verdict: ServerVerdict, _ limit: Int, isJunk: Bool
  ) -> ServerAction {
    guard case .reply(let reply) = action, reply.code.isFailure || isJunk else { return action }
    tally.refusals += 1
    return tally.refusals < limit ? action : .close(reply, farewell: persona.reply(to: .tooManyErrors(last: verdict)))
  }

  private mutating func countUnknown(_ verdict: ServerVerdict) -> ServerAction {
    tally.unknownCommands += 1
    guard tally.unknownCommands <= limits.unknownCommands else {
      return .close(persona.reply(to: .tooManyUnknownCommands))
    }
    return answer(verdict)
  }

  private mutating func countError(_ verdict: ServerVerdict) -> ServerAction {
    tally.protocolErrors += 1
    guard tally.protocolErrors <= limits.protocolErrors else {
      return .close(persona.reply(to: .tooManyErrors(last: verdict)))
    }
    return answer(verdict)
  }

  /// The last of them is answered like the others: whoever guesses passwords learns nothing from it.
  private mutating func countFailedLogin(_ action: ServerAction) -> ServerAction {
    tally.failedLogins += 1
    guard let limit = limits.loginFailures, tally.failedLogins >= limit, case .reply(let reply) = action
    else { return action }
    return .close(reply, farewell: persona.reply(to: .tooManyFailedLogins))
  }
}
