import Annotations
import Events
import Octets
import SMTP
import Terminal

/// `:again` and `:watch`: what was sent last, once more. Nothing secret is repeated without the person who knows it.
extension Session {
  func again() async -> Effect {
    guard let kept = transcriptLog.kept else { return notKept() }
    let repetition = Repetition(SentParts(kept))
    guard !repetition.repeated.isEmpty else {
      presenter.warn("Nothing was sent on this connection that could be repeated.")
      return .failed(.usage)
    }
    if repetition.hasSecret { return refuseLogin() }
    return .waited(await repeated(repetition.repeated).wait)
  }

  private func refuseLogin() -> Effect {
    presenter.warn("A login is not repeated by itself: type it again, or use :auth. Nothing was sent.")
    return .failed(.usage)
  }

  /// Sends parts one after another; stops where a reply is of another kind than before.
  private func repeated(_ parts: [SentParts.Part]) async -> (answer: Answer?, wait: Wait) {
    let collector = AnswerCollector()
    presenter.subscribe(collector)
    let wasStuffing = stuffing
    // What was kept of a message has its dots doubled already.
    stuffing = false
    defer {
      presenter.unsubscribe(collector)
      stuffing = wasStuffing
    }
    var feed = LineFeed(session: self)
    for part in parts {
      let wait = await send(part, through: &feed)
      guard case .settled = wait else { return (collector.answers.last, wait) }
      guard let answer = collector.answers.last, let before = part.steps.last?.expectedCode else { continue }
      if answer.reply.code.kind != before.kind { break }
    }
    return (collector.answers.last, .settled)
  }

  private func send(_ part: SentParts.Part, through feed: inout LineFeed) async -> Wait {
    for line in Self.lines(of: part) {
      if case .raw? = part.sent {
        send(raw: line)
        let wait = await settle()
        guard case .settled = wait else { return wait }
        continue
      }
      switch await feed.send(line) {
      case .goesOn, .failed: if !isConnected { return .closed }
      case .notConnected, .quit: return .closed
      case .stopped(let wait): return wait
      }
    }
    return .settled
  }

  private static func lines(of part: SentParts.Part) -> [[UInt8]] {
    let templates: [Template] =
      switch part.sent {
      case .line(let line), .raw(let line): [line]
      case .message(let lines): lines
      case .close, nil: []
      }
    return templates.map { $0.resolved { _ in nil } ?? [] }
  }

  // MARK: Until the answer changes

  /// Seconds between two tries at a server that is somebody else's.
  private static let politeInterval = 10.0

  func watch(every seconds: Double) async -> Effect {
    guard let place = places.server else { return notConnected() }
    guard let kept = transcriptLog.kept else { return notKept() }
    guard seconds >= Self.politeInterval || place.scope == .loopback else {
      presenter.warn("10 seconds is the shortest interval here: the server is somebody else's. Nothing was sent.")
      return .failed(.usage)
    }
    // What was kept may be of another server, if this one could not be reached.
    let repetition = Repetition(SentParts(places.reached == place.target ? kept : Transcript()))
    if repetition.hasSecret { return refuseLogin() }
    let before = repetition.answer
    presenter.say(
      "Repeating \(repetition.title) every \(Phrases.seconds(seconds)) until the answer changes; Ctrl-C ends it.")
    while true {
      if let end = await pause(seconds) { return watchEnded(end) }
      guard isConnected && repetition.staysInPlace && conversation.stage != .closing || !repetition.leadHasSecret else {
        presenter.warn("The connection is gone, and the session had a login, which is not repeated by itself.")
        return .failed(.usage)
      }
      let (answer, wait) = await presenter.unseen { await round(repetition, place) }
      switch wait {
      case .interrupted, .terminated: return watchEnded(wait)
      case .settled, .closed, .notSMTP, .timedOut: break
      }
      let words = answer.map { "\($0.reply.code) \($0.reply.firstText)" } ?? "no answer"
      presenter.say("\(Timestamp.timeOfDay) \(repetition.title): \(words)")
      guard let answer, Repetition.Answered(answer.reply) != before else { continue }
      presenter.heading("The answer has changed.")
      presenter.note(annotator.note(for: answer, in: context))
      return .waited(wait)
    }
  }

  private func watchEnded(_ wait: Wait) -> Effect {
    if case .terminated = wait { return .waited(.terminated) }
    presenter.say("Stopped repeating.")
    return .none
  }

  /// Nil when the time is over; else what ended it.
  private func pause(_ seconds: Double) async -> Wait? {
    let timer = events.timer(after: seconds)
    defer { timer.cancel() }
    return await pump.run { event in
      switch event {
      case .timer(timer.number): return .done(nil)
      case .editor(.interrupt): return .done(.interrupted)
      case .editor(.terminate): return .done(.terminated)
      default: return .notMine
      }
    }
  }

  private func round(_ repetition: Repetition, _ place: Place) async -> (answer: Answer?, wait: Wait) {
    if isConnected, repetition.staysInPlace, conversation.stage != .closing {
      return await repeated(repetition.repeated)
    }
    await quit()
    let collector = AnswerCollector()
    presenter.subscribe(collector)
    // Where STARTTLS was said for the person, it is among what is said again.
    var again = place
    if again.tls == .upgrade { again.tls = .byHand }
    let opened = await reach(again)
    places.server?.tls = place.tls
    if link?.isGreeted == true { places.lastGood = places.server }
    presenter.unsubscribe(collector)
    guard case .settled = opened, !repetition.repeated.isEmpty else { return (collector.answers.last, opened) }
    return await repeated(repetition.lead + repetition.repeated)
  }
}
