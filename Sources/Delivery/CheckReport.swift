package import Names

/// How mail for a domain arrives, all of it: what was learned, what follows, and what to mend.
package struct CheckReport: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    case domain(DomainName)
    /// One host, without MX and MTA-STS; DANE with the host as the next hop.
    case host(DomainName, port: Int)
    case address(IPAddress, port: Int)
    /// Not where mail goes, but whence: this machine, or an address that is said to send mail.
    case sender

    package var port: Int {
      switch self {
      case .domain, .sender: 25
      case .host(_, let port), .address(_, let port): port
      }
    }
  }

  package enum DNSSEC: Equatable, Sendable {
    case validated
    /// The resolver takes the signatures away.
    case stripped
    /// The root's key on this machine is an old one.
    case oldAnchor
    /// Something else keeps the root from being validated.
    case unknown
    /// The answers are the practice world's own.
    case practice
  }

  package let subject: Subject
  package var dnssec = DNSSEC.unknown
  /// Every answer, in the order of asking.
  package var answers: [DNSAnswer] = []
  /// What was said about the names of addresses. No sender asks for them, and nothing follows from them for the mail.
  package var reverseAnswers: [DNSAnswer] = []
  package var route = DomainRoute.unknown
  /// Whether DNSSEC vouches for the answer about MX; without MX, for what else leads to the host.
  package var isMXSecure = false
  /// In the order in which a sender tries them.
  package var hosts: [MailHost] = []
  /// How many more there are, which nobody looked up.
  package var hostsLeft = 0
  package var policies = DomainPolicies()
  package var visits: [Visit] = []
  /// Addresses that nobody looked at, since there are so many.
  package var notVisited: [IPAddress] = []
  /// Whether the first address answers at another port, looked at where port 25 answered nowhere.
  package var otherPort: PortEvidence?
  /// With the subject `sender`.
  package var sender: SenderFacts?
  /// The worst first.
  package var findings: [Finding] = []
  package var verdict: Verdict?

  /// The port of mail between servers, unless another was named.
  package var port: Int { subject.port }

  package init(subject: Subject) { self.subject = subject }
}

/// What shows whether an address is up whose port 25 says nothing.
package struct PortEvidence: Equatable, Sendable {
  package let address: IPAddress
  /// The first that answered of those tried; nil: none did.
  package let port: Int?
  package let milliseconds: Double

  package init(address: IPAddress, port: Int?, milliseconds: Double) {
    (self.address, self.port, self.milliseconds) = (address, port, milliseconds)
  }
}

/// What the domain says about where its mail goes (RFC 5321, section 5.1).
package enum DomainRoute: Equatable, Sendable {
  case unknown
  case noSuchDomain
  /// A null MX alone (RFC 7505).
  case takesNone
  case hosts
  /// No MX and no address, or MX records without one host that can be used.
  case nowhere
  /// The name service did not say, or cannot be believed.
  case held
}
