import Events
import Network
import Typing
package import World
package import WorldServers

/// The practice world as a person meets it: what there is, where mail goes, and who one is. It is made when it is first
/// looked at.
extension Session {
  package var world: WorldServers {
    if let worldServers { return worldServers }
    let made = WorldServers(store: mailStore, isPatient: guidance == .lesson)
    worldServers = made
    return made
  }

  /// Where one connects from.
  package var worldPlace: WorldPlace {
    get { worldSource ?? world.world.desk }
    set { worldSource = newValue }
  }

  /// Where a name of the practice world is reached; nil where it is not, which has been said.
  func worldEndpoint(_ named: Endpoint) async -> Endpoint? {
    places.server?.isInWorld = true
    guard let host = world.world.host(reachedAs: named.host) else {
      fail(named, Connector.Failure(reason: .nameNotFound, tried: 0))
      if let exchanger = MailRoute(to: named.host, in: world.state.dns).hosts.first {
        presenter.say("\(named.host) has no address; its mail goes to \(exchanger.host): :open \(exchanger.host).")
      }
      return nil
    }
    do throws(WorldServers.Unreachable) {
      return try await world.endpoint(of: host, port: named.port)
    } catch {
      fail(named, Connector.Failure(reason: .refused, tried: 1))
      switch error {
      case .down: presenter.say("\(host.name) is switched off. :policy \(host.name) down off switches it on.")
      case .port: presenter.say("The servers of the practice world listen on port 25 only.")
      case .cannotStart(let reason): presenter.say("It could not be started: \(reason).")
      }
      return nil
    }
  }

  func showWorld() {
    let state = world.state
    let picture = WorldPicture(
      world.world, isChanged: { state.rules(of: $0) != $0.rules }, mailbox: Self.practiceAddress,
      source: worldPlace, listed: state.listed)
    for line in picture.lines { presenter.say(line) }
    presenter.say(":open HOST connects, :from NAME moves you, :policy HOST shows rules.")
    if !world.hasOwnAddresses {
      presenter.say("This system has only 127.0.0.1: every server is there, and every client, too.")
    }
  }

  func showRoute(to domain: String) {
    for line in RouteWords(domain, in: world.state.dns).lines { presenter.say(line) }
  }

  func connect(from name: String?) -> Effect {
    guard let name else {
      for place in world.world.places {
        let mark = place == worldPlace ? ">" : " "
        let reverse = world.state.dns.names(of: place.address).first ?? "no reverse name"
        presenter.say("\(mark) \(place.name): \(place.words), \(place.address) (\(reverse))")
      }
      return .none
    }
    guard let place = world.world.source(named: name) else {
      presenter.warn("No place of the practice world is called \(name.prefix(40)). :from lists them.")
      return .failed(.usage)
    }
    worldSource = place
    let reverse = world.state.dns.names(of: place.address).first.map { " (\($0))" } ?? ", which has no reverse name"
    presenter.say("In the practice world you connect from \(place.address)\(reverse).")
    if isConnected, isInWorld { presenter.say("It applies from the next connection on: :reconnect.") }
    return .none
  }

  // MARK: Rules

  func policy(of name: String?, _ rule: PolicyRule?, _ isOn: Bool?) async -> Effect {
    guard let host = host(meantBy: name) else { return .failed(.usage) }
    if let rule, let isOn {
      await world.set(rule, isOn, at: host)
    }
    let rules = world.state.rules(of: host)
    presenter.say("Rules of \(host.name):")
    let shown = PolicyRule.allCases.filter { rule == nil || $0 == rule }
    let width = shown.map(\.rawValue.count).max() ?? 0
    for each in shown {
      let state = rules.contains(each) ? "on " : "off"
      let gap = String(repeating: " ", count: width - each.rawValue.count + 2)
      presenter.say("\(state) \(each.rawValue)\(gap)\(each.words)")
    }
    return .none
  }

  /// The host that was named, or else the one at hand; nil where there is none, which has been said.
  func host(meantBy name: String?) -> WorldHost? {
    if let name {
      if let host = world.world.host(meantBy: name) { return host }
      presenter.warn("No host of the practice world is called \(name.prefix(60)). :world shows them.")
    } else {
      if isInWorld, let host = world.world.host(reachedAs: hostName) { return host }
      presenter.warn("Which host? Name one, as :world shows them, or connect to it first.")
    }
    return nil
  }
}
