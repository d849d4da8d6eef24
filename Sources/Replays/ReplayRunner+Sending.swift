import Annotations
import Events
import Network
import SMTP
import Sessions

extension ReplayRunner {
  /// Sends what the step has, and compares what comes back; false when the replay is to end.
  func send(_ step: Transcript.Step, typed: [UInt8]?) async -> Bool {
    lastStep = []
    await pause(milliseconds: step.waitBefore)
    guard typed != nil || mayCarryItsSecret(step) else {
      session.presenter.warn("The secret is left out: the server has not asked for one.")
      return true
    }
    do throws(PlaceholderValues.Missing) {
      try await transmit(step, typed: typed)
    } catch {
      let name = error.placeholder
      if leavesSession, values.canAsk {
        session.presenter.say("Without a value for \(name.name) the script ends here.")
        broken = .usage
        return false
      }
      guard !values.canAsk else {
        session.presenter.say("Without a value for \(name.name) nothing was sent; the step still waits.")
        pauses = true
        return await play(step)
      }
      session.presenter.fail(
        "The script needs \(name), and there is no terminal to ask at."
          + (name.isSecret
            ? " A session from a pipe can log in: with :auth, --user and --password-file."
            : " Give it with --set \(name.name)=VALUE."))
      broken = .usage
      return false
    }
    return await listen(step)
  }

  /// A secret whose challenge did not come would go out as a command, for everybody to read.
  private func mayCarryItsSecret(_ step: Transcript.Step) -> Bool {
    guard case .line(let template) = step.send, template.hasSecret else { return true }
    let line = values.shown(template)
    return session.conversation.stage == .auth || Request(kind: .command(Verb(of: line)), line: line).isSecret
  }

  private func transmit(_ step: Transcript.Step, typed: [UInt8]?) async throws(PlaceholderValues.Missing) {
    switch step.send {
    case .line(let template):
      let line = if let typed { typed } else { try await values.octets(of: template) }
      lastStep.append((template.hasSecret ? values.shown(template) : line, true))
      session.send(line: line, wasTyped: typed != nil, isUnseen: typed == nil && template.hasSecret)
    case .message(let lines):
      // The script holds what goes over the wire: its dots are doubled already.
      let stuffing = session.stuffing
      session.stuffing = false
      for template in lines {
        let line = try await values.octets(of: template)
        lastStep.append((line, true))
        session.send(line: line, wasTyped: false)
      }
      session.stuffing = stuffing
    case .raw(let template):
      session.send(raw: try await values.octets(of: template))
    case .close:
      session.closeByUser()
    case nil: break
    }
  }

  private func pause(milliseconds: Int) async {
    guard milliseconds > 0 else { return }
    session.presenter.say("Waiting \(Phrases.seconds(Double(milliseconds) / 1_000)), as the script says.")
    _ = await session.wait(within: Double(milliseconds) / 1_000) { _ in false }
  }

  /// Waits for the reply that a step expects and compares it; false when the replay is to end.
  func listen(_ step: Transcript.Step) async -> Bool {
    if step.isUnasked {
      let line = step.expect.last.map { String(decoding: values.shown($0), as: UTF8.self) } ?? ""
      session.presenter.say(
        "The server said \"\(line)\" without being asked. It may not do so again, so the script does not wait "
          + "for it.")
    } else if let expected = step.expectedReply {
      let wait = await session.wait { _ in nextAnswer != nil }
      guard case .settled = wait, let index = nextAnswer else { return missing(wait, step) }
      let answer = collector.answers.remove(at: index)
      lastStep += answer.reply.lines.map {
        (Array("\($0.code)\($0.isLast ? " " : "-")".utf8) + $0.text, false)
      }
      if !expected.matches(answer.reply.code) { differ(step, answer) }
    }
    if step.expectedEnd != nil, session.isConnected {
      _ = await session.wait(within: session.settings.deadlines.quit) { !$0.isConnected }
    }
    return true
  }

  /// Where the oldest answer is that a step of the script may expect.
  private var nextAnswer: Int? {
    collector.answers.firstIndex { answer in answer.request.map { !ignored.contains($0.id.number) } == true }
  }

  private func differ(_ step: Transcript.Step, _ answer: Answer) {
    let expected = step.expect.last.map { String(decoding: values.shown($0), as: UTF8.self) } ?? ""
    let difference = Difference(
      step: number, expected: expected, got: "\(answer.reply.code) \(answer.reply.firstText)")
    firstDifference = firstDifference ?? difference
    session.presenter.differs(difference, consequence: Self.consequence(of: answer, step))
    if !stopsAtDifference { pauses = true }
    if answer.stageAfter == .closing { session.closeByUser() }
  }

  /// What playing on would mean.
  private static func consequence(of answer: Answer, _ step: Transcript.Step) -> String {
    if answer.request?.verb == .quit { return "It was the reply to QUIT: the session ends here anyway." }
    if answer.stageAfter == .closing { return "The server is closing the connection: the script cannot go on." }
    if step.expectedReply?.wantsRefusal == true, !answer.reply.code.isFailure {
      return "The server accepted what the script expects it to refuse."
    }
    // A 250 to DATA is no go-ahead either.
    guard answer.reply.code.isFailure || answer.request?.verb == .data else {
      return "Both codes mean success, so going on makes sense."
    }
    return switch answer.request?.kind {
    case .connection: "The server refuses this session; it will refuse what follows, too."
    case .command(.helo), .command(.ehlo): "A strict server will refuse MAIL, too."
    case .command(.mail): "RCPT will be refused: no sender was accepted."
    case .command(.rcpt): "DATA will be refused: no recipient was accepted."
    case .command(.data):
      "The message will be left out: without a 354 its lines would be taken for commands."
    case .endOfMessage: "The message was not accepted and is not delivered."
    default: "Later steps may fail because this one did."
    }
  }

  private func missing(_ wait: Session.Wait, _ step: Transcript.Step) -> Bool {
    switch wait {
    case .interrupted:
      if let request = session.conversation.pending.first(where: { !ignored.contains($0.id.number) }) {
        ignored.insert(request.id.number)
      }
      session.presenter.say("Stopped waiting. A late reply is shown with the command it answers.")
      wasInterrupted = true
      return true
    case .terminated: broken = .ok
    case .notSMTP: broken = .notSMTP
    case .settled, .closed, .timedOut:
      if isQuit(step) { return true }
      let status = session.outcomes.outcome().status
      broken = [.outcomeUnknown, .security].contains(status) ? status : .tryLater
    }
    return false
  }

  /// A close without 221 is as good a goodbye.
  private func isQuit(_ step: Transcript.Step) -> Bool {
    guard case .line(let template) = step.send else { return false }
    return Verb(of: values.shown(template)) == .quit
  }
}
