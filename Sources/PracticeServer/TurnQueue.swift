import NIOCore

/// Whose turn it is, among the clients that have sent more lines than are answered in one go.
///
/// One client has its turn, then the event loop looks at every socket, then the next one has. A task that asks the loop
/// to be run again at once would not do: the loop runs all tasks that are due before it looks at a socket.
final class TurnQueue: Sendable {
  /// Long enough that no turn is due when the one before has just ended, short enough to be no wait.
  static let pause = TimeAmount.microseconds(100)

  private let eventLoop: any EventLoop
  private let waiting: NIOLoopBoundBox<[() -> Void]>

  init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
    waiting = .makeBoxSendingValue([], eventLoop: eventLoop)
  }

  /// - Parameter turn: called once, when all who wait already have had theirs.
  func enqueue(_ turn: @escaping () -> Void) {
    waiting.value.append(turn)
    if waiting.value.count == 1 { schedule() }
  }

  private func schedule() {
    eventLoop.scheduleTask(in: Self.pause) { [self] in
      // It stays in the queue meanwhile: whoever is queued by it finds that the next turn is seen to.
      waiting.value[0]()
      waiting.value.removeFirst()
      if !waiting.value.isEmpty { schedule() }
    }
  }
}
