package import SMTP

/// Keeps the replies of the connection at hand for whoever looks at them later: a replay, a lesson.
@MainActor package final class AnswerCollector: SessionSubscriber {
  /// Those that have not been looked at yet, oldest first.
  package var answers: [Answer] = []

  package init() {}

  package func receive(_ event: SessionEvent) {
    switch event {
    case .connected: answers = []
    case .answered(let answer, _): answers.append(answer)
    default: break
    }
  }

  package func flush() {}
}
