package import Delivery
import Events
import Names
import Network
import Octets

/// What a person wants checked.
///
///     example.org             how mail for the domain is delivered
///     mx1.example.org:25      one host
///     [192.0.2.1], 2001:db8::1
package enum CheckTarget {
  package struct Mistake: Error, Equatable {
    /// A sentence, and what to write instead.
    package let words: String

    package init(words: String) { self.words = words }
  }

  package static func read(_ text: String) throws(Mistake) -> CheckReport.Subject {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw Mistake(
        words: "DNS knows \(ForeignText(text)) in another spelling, which begins with xn--. Give that one: `idn2 NAME` "
          + "prints it.")
    }
    if text.utf8.contains(UInt8(ascii: "@")) {
      let domain = text.split(separator: "@").last.map(String.init) ?? ""
      throw Mistake(
        words: DomainName(domain) == nil
          ? "\(ForeignText(text)) is not a domain." : "That is an address. Give its domain: smtp-tutor check \(domain)")
    }
    let endpoint: Endpoint
    do throws(Endpoint.ParseError) { endpoint = try Endpoint([text]) } catch { throw Mistake(words: error.words) }
    if let address = IPAddress(endpoint.host) { return .address(address, port: endpoint.port) }
    guard let name = DomainName(endpoint.host), !name.isRoot, !endpoint.host.isEmpty else {
      throw Mistake(words: "\(ForeignText(text)) is not a domain name: labels of 1 to 63 letters, digits and hyphens.")
    }
    return text.utf8.contains(UInt8(ascii: ":")) ? .host(name, port: endpoint.port) : .domain(name)
  }
}
