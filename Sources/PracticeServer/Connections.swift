import NIOCore
import Synchronization

/// The connections that are open, at most so many.
///
/// When all places are taken, a client that has not finished a command for a while makes room for a new one, the one
/// that came first before the others: those who only hold places do not keep those out who have something to say.
final class Connections: Sendable {
  private struct Place {
    let channel: any Channel
    let since: NIODeadline
    var hasSpoken = false
  }

  private struct State {
    var open: [ObjectIdentifier: Place] = [:]
    var isClosed = false
  }

  private let limit: Int
  private let patience: TimeAmount
  private let state = Mutex(State())

  /// - Parameter patience: how long a place is kept without a command.
  init(limit: Int, patience: TimeAmount) {
    self.limit = limit
    self.patience = patience
  }

  /// False: there are as many as may be, or the server has stopped.
  func add(_ channel: any Channel, at now: NIODeadline) -> Bool {
    let (isWelcome, leaving) = state.withLock { state -> (Bool, (any Channel)?) in
      guard !state.isClosed else { return (false, nil) }
      var leaving: (any Channel)?
      if state.open.count >= limit {
        guard let place = longestSilent(state, at: now) else { return (false, nil) }
        leaving = state.open.removeValue(forKey: place)?.channel
      }
      state.open[ObjectIdentifier(channel)] = Place(channel: channel, since: now)
      return (true, leaving)
    }
    leaving?.pipeline.fireUserInboundEventTriggered(GivingWay())
    return isWelcome
  }

  private func longestSilent(_ state: State, at now: NIODeadline) -> ObjectIdentifier? {
    let silent = state.open.filter { !$0.value.hasSpoken && $0.value.since + patience <= now }
    return silent.min { $0.value.since < $1.value.since }?.key
  }

  /// A command has come from it: its place is its own as long as it stays.
  func keepPlace(of channel: any Channel) {
    state.withLock { $0.open[ObjectIdentifier(channel)]?.hasSpoken = true }
  }

  func remove(_ channel: any Channel) {
    state.withLock { $0.open[ObjectIdentifier(channel)] = nil }
  }

  /// Takes no more, and gives those that are open.
  func closeAll() -> [any Channel] {
    state.withLock { state in
      state.isClosed = true
      return state.open.values.map(\.channel)
    }
  }
}

/// Asks the handlers of a connection to say 421 and to close it, since the server is being stopped.
struct ClosingDown {}

/// Asks the same of them, since somebody else needs the place.
struct GivingWay {}
