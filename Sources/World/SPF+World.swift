import Names
package import SenderPolicy

extension SPF {
  /// What SPF says in the practice world: the same evaluation as everywhere, answered from its table.
  package static func evaluate(_ domain: String, from address: IPv4Address, in dns: WorldDNS) -> Result {
    guard let domain = DomainName(domain), let address = IPAddress(address) else { return .none }
    let names = WorldNames(dns, signed: [])
    var known: [DNSQuestion: DNSAnswer] = [:]
    let sender = Sender(address: address, domain: domain, hello: domain.text)
    while true {
      switch evaluate(sender, knowing: { known[$0] }) {
      case .needs(let question): known[question] = names.look(question)
      case .done(let outcome): return outcome.result
      }
    }
  }
}
