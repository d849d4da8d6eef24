import Annotations
import CLibrary
import Delivery
import Events
import Names
import Network
import Octets
package import TLS
import Unbound

extension CheckSetup {
  /// What was asked for, besides `CheckOptions`.
  package struct Wishes: Sendable {
    /// As a person named them; none: as the system is set up.
    package var resolvers: [String] = []
    /// A file of keys of the DNS root.
    package var trustAnchor: String?
    /// The name in EHLO; nil: this machine's address.
    package var helo: String?
    package var source: String?
    /// Seconds for a connection, and for each reply.
    package var timeout: Double?
    package var authorities = Authorities.system

    package init() {}
  }

  /// A check of the world itself: DNS through libunbound, servers over TCP.
  package static func network(_ options: CheckOptions, _ wishes: Wishes) throws(Failure) -> CheckSetup {
    let names = try names(wishes)
    try look(at: wishes.authorities)
    var options = options
    options.helo = wishes.helo ?? AddressLiteral.own
    var probe = Prober.Options()
    probe.source = wishes.source
    if let timeout = wishes.timeout { (probe.connect, probe.reply) = (timeout, timeout) }
    let prober = Prober(probe)
    let authorities = wishes.authorities
    let services = CheckServices(
      names: names, probe: { await prober.look($0, authorities) },
      policy: { place, addresses, port in await prober.policy(place, addresses, port, authorities) },
      isUp: { await prober.isUp($0, ports: $1) })
    let isWhole = options.addressLimit == .max
    let warnDays = options.warnDays
    let isRelocated = options.connectTo.contains { $0.address != nil || $0.newPort != nil }
    var setup = CheckSetup(
      options: options, services: services,
      survey: { DomainSurvey($0, hostLimit: isWhole ? .max : DomainSurvey.mostHosts) },
      judge: { CheckJudge($0, now: Int64(time(nil)), warnDays: warnDays, isRelocated: isRelocated).judged },
      words: { FindingNotes.words(for: $0, in: $1) })
    setup.resolvers = wishes.resolvers
    return setup
  }

  private static func names(_ wishes: Wishes) throws(Failure) -> UnboundResolver {
    let options: ResolverOptions
    do throws(ResolverOptions.UnknownResolver) {
      options = try ResolverOptions(resolvers: wishes.resolvers, trustAnchor: wishes.trustAnchor)
    } catch {
      throw Failure(
        words:
          "--resolver \(ForeignText(error.word)) is not a name server: give ADDRESS, ADDRESS:PORT, or roots alone.",
        status: .usage)
    }
    do throws(UnboundResolver.Unavailable) { return try UnboundResolver(options) } catch {
      throw Failure(error, anchor: wishes.trustAnchor ?? "")
    }
  }

  /// Whether the authorities can be read at all.
  private static func look(at authorities: Authorities) throws(Failure) {
    var options = TLSClientOptions(serverName: "localhost")
    options.authorities = authorities
    do throws(TLSOptionsFailure) { _ = try TLSContext(client: options) } catch {
      throw Failure(words: "\(error.words).", status: error.status)
    }
  }
}

extension CheckSetup.Failure {
  fileprivate init(_ reason: UnboundResolver.Unavailable, anchor: String) {
    switch reason {
    case .notInstalled:
      self.init(
        words:
          "check needs the library libunbound, which is not on this system: apt install libunbound8 (on macOS: brew "
          + "install unbound). Everything else works without it.", status: .tryLater)
    case .anchorMissing(let number):
      self.init(
        words: "The keys of the root cannot be read from \(ForeignText(anchor)): \(String(cString: strerror(number))).",
        status: .cannotRead)
    case .anchorUnusable:
      self.init(
        words: "\(ForeignText(anchor)) holds no key of the root: it should have lines such as "
          + "\". IN DS 20326 8 2 E06D...\".",
        status: .cannotRead)
    case .failed(let words): self.init(words: "The name service cannot be asked: \(words).", status: .tryLater)
    }
  }
}
