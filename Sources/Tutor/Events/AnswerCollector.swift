import SMTP

/// Keeps the replies of the connection at hand for whoever looks at them later: a replay, a lesson.
@MainActor final class AnswerCollector: SessionSubscriber {
  /// Those that have not been looked at yet, oldest first.
  var answers: [Answer] = []

  func receive(_ event: SessionEvent) {
    switch event {
    case .connected: answers = []
    case .answered(let answer, _): answers.append(answer)
    default: break
    }
  }

  func flush() {}
}
