import Annotations
import CLibrary
package import Checking
package import Delivery
import Names
import Network
import PracticeServer
import TLS
import World
import WorldServers

/// A check of the practice world: its own DNS, its own servers, and no network.
extension Session {
  /// Whether a subject is a name of the practice world.
  package static func isPractice(_ subject: CheckReport.Subject) -> Bool {
    switch subject {
    case .domain(let name), .host(let name, _): PracticeWorld.standardOwns(name.text)
    case .address, .sender: false
    }
  }

  package func practiceCheck() -> CheckSetup {
    let servers = world
    let names = WorldNames(servers.state.dns, signed: servers.world.signed)
    let authorities: Authorities = (try? PracticeServer.authorityPEM()).map { .pem($0) } ?? .system
    let reach: @MainActor @Sendable (IPAddress) async -> (endpoint: Endpoint, source: String?)? = {
      [place = worldPlace] address in
      guard let host = servers.world.hosts.first(where: { "\($0.address)" == "\(address)" }),
        let endpoint = try? await servers.endpoint(of: host)
      else { return nil }
      return (endpoint, servers.source(place))
    }
    let policies = servers.world.policies
    var options = CheckOptions()
    options.helo = servers.state.dns.names(of: worldPlace.address).first ?? "[\(worldPlace.address)]"
    let clock = servers.clock
    return CheckSetup(
      options: options,
      services: CheckServices(
        names: names,
        probe: { target in
          guard let (endpoint, source) = await reach(target.visit.address) else {
            var visit = target.visit
            visit.failure = .refused
            return visit
          }
          var target = target
          (target.host, target.port) = (endpoint.host, endpoint.port)
          var probing = Prober.Options()
          probing.source = source
          return await Prober(probing).look(target, authorities)
        },
        policy: { place, _, _ in
          let domain = place.host.text.dropFirst("mta-sts.".count)
          return policies[String(domain)].map { STSPolicy.state(of: $0.utf8, id: place.id) }
            ?? .unusable(.status(404))
        }, isUp: { _, _ in nil }),
      survey: { DomainSurvey($0, isPractice: true) },
      judge: { CheckJudge($0, now: Int64(time(nil)) + Int64(clock.leadSeconds)).judged },
      words: { FindingNotes.words(for: $0, in: $1) })
  }
}
