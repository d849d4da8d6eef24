import Network
import PracticeServer
import World
import WorldServers

/// What a lesson needs to bring a session somewhere, and to know what was given to a server there.
extension Session {
  /// The practice server, or a host of the practice world.
  package static func target(_ host: String?) -> Target {
    host.map { .host(Endpoint(host: $0, port: Endpoint.defaultPort)) } ?? .practice
  }

  /// Opens the last server that greeted once more, whether or not a connection is there.
  package func openAgain() async -> Wait {
    closeByUser()
    guard let place = places.lastGood ?? places.server else { return .closed }
    return await reach(place)
  }

  /// Does in the practice world what is due, so that what was accepted is where it belongs.
  package func settleWorld() async { await worldServers?.settle() }

  /// The message that was given to a server last, from where one is now: it may have gone on to another host.
  package var lastSubmitted: [UInt8]? {
    guard isInWorld, let worldServers else { return mailStore.newest?.text }
    let address = worldPlace.address
    let kept = mailStore.newest(from: "\(address)")
    guard let forwarded = worldServers.state.submitted(from: address) else { return kept?.text }
    guard let kept, forwarded.received < kept.received else { return forwarded.text }
    return kept.text
  }
}
