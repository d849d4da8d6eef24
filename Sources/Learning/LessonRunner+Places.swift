import Events
import Lessons
import PracticeServer
import SMTP
import Sessions

/// The conversation where a step begins, whatever was typed in between.
extension LessonRunner {
  /// Whether the conversation is where the step begins; a step that needs none can begin anywhere.
  var isInPlace: Bool {
    guard let place = plan.place(of: index) else { return !isOnOtherServer && session.conversation.stage != .message }
    return session.isConnected && session.isPractice && session.conversation.pending.isEmpty
      && place.isPlace(of: session.conversation, isEncrypted: session.link?.tls != nil) && scenarios == step.scenarios
  }

  /// Opens a new connection and brings it where the step begins. Nothing of it is shown: it was all seen before.
  func restorePosition() async {
    let place = plan.place(of: index) ?? LessonPlan.Place()
    scenarios = step.scenarios
    session.practice?.scenarios = scenarios
    await unseen {
      _ = await session.open(.practice)
      for line in place.lines { await send(line) }
    }
    attempt.isInMessage = session.conversation.stage == .message
    attempt.task?.reconnect()
    greetingIsNew = place.lines.isEmpty
  }

  /// Does a step as the lesson has it, so that its mail is where the steps after it look for it.
  func replayStep(_ index: Int) async {
    self.index = index
    let lines = plan.lines(of: index)
    guard !lines.isEmpty else { return }
    if !isInPlace { await restorePosition() }
    await unseen { for line in lines { await send(line) } }
  }

  private func send(_ line: String) async {
    guard session.isConnected else { return }
    session.send(line: Array(line.utf8))
    if session.conversation.stage != .message { _ = await session.settle() }
    await session.awaitClose()
  }

  private func unseen(_ work: @MainActor () async -> Void) async {
    await presenter.unseen(work)
    collector.answers = []
  }
}
