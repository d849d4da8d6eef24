import NIOCore
import Synchronization

/// The connections that are open, at most so many.
///
/// When all places are taken, a client that has not finished a command or a message for a while makes room for a new
/// one, the longest idle first: clients that only hold places do not keep out those that have something to say. While
/// there are free places, nobody has to leave.
final class Connections: Sendable {
  private struct Place {
    let channel: any Channel
    /// When it came, or finished a command or a message.
    var since: NIODeadline
    var hasSpoken = false
  }

  private struct State {
    var open: [ObjectIdentifier: Place] = [:]
    var isClosed = false
  }

  private let limit: Int
  private let deadlines: ServerDeadlines
  private let state = Mutex(State())

  init(limit: Int, deadlines: ServerDeadlines) {
    self.limit = limit
    self.deadlines = deadlines
  }

  /// False: there are as many as may be, or the server has stopped.
  func add(_ channel: any Channel, at now: NIODeadline) -> Bool {
    let (isWelcome, leaving) = state.withLock { state -> (Bool, (any Channel)?) in
      guard !state.isClosed else { return (false, nil) }
      var leaving: (any Channel)?
      if state.open.count >= limit {
        guard let place = longestIdle(state, at: now) else { return (false, nil) }
        leaving = state.open.removeValue(forKey: place)?.channel
      }
      state.open[ObjectIdentifier(channel)] = Place(channel: channel, since: now)
      return (true, leaving)
    }
    leaving?.pipeline.fireUserInboundEventTriggered(GivingWay())
    return isWelcome
  }

  private func longestIdle(_ state: State, at now: NIODeadline) -> ObjectIdentifier? {
    let idle = state.open.filter { _, place in
      place.since + (place.hasSpoken ? deadlines.placeAfterReply : deadlines.place) <= now
    }
    return idle.min { $0.value.since < $1.value.since }?.key
  }

  /// It has finished a command or a message, and keeps its place for a while.
  func keepPlace(of channel: any Channel, at now: NIODeadline) {
    state.withLock { state in
      state.open[ObjectIdentifier(channel)]?.since = now
      state.open[ObjectIdentifier(channel)]?.hasSpoken = true
    }
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
