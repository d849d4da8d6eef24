import NIOCore
import Synchronization

/// The connections that are open, at most so many.
final class Connections: Sendable {
  private struct State {
    var open: [ObjectIdentifier: any Channel] = [:]
    var isClosed = false
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) {
    self.limit = limit
  }

  /// False: there are as many as may be, or the server has stopped.
  func add(_ channel: any Channel) -> Bool {
    state.withLock { state in
      guard !state.isClosed, state.open.count < limit else { return false }
      state.open[ObjectIdentifier(channel)] = channel
      return true
    }
  }

  func remove(_ channel: any Channel) {
    state.withLock { $0.open[ObjectIdentifier(channel)] = nil }
  }

  /// Takes no more, and gives those that are open.
  func closeAll() -> [any Channel] {
    state.withLock { state in
      state.isClosed = true
      return Array(state.open.values)
    }
  }
}
