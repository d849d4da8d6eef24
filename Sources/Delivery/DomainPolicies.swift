package import Octets
package import TLS

/// What the domain publishes besides its hosts.
package struct DomainPolicies: Equatable, Sendable {
  package var sts = STSState.none
  /// Where reports of failed TLS go (RFC 8460, section 3).
  package var reports: [ForeignText] = []
  /// Whether there is a record for such reports that does not count.
  package var areReportsMalformed = false
  /// Whether nobody could say if there is one.
  package var areReportsUnknown = false
  /// More than one is an error (RFC 7208, section 4.5).
  package var spf: [ForeignText] = []
  package var dmarc: [ForeignText] = []

  package init() {}
}

/// What came of looking for an MTA-STS policy (RFC 8461).
package enum STSState: Equatable, Sendable {
  /// No record.
  case none
  /// A record; the policy has not been fetched.
  case announced(id: String)
  /// A record, and no policy that a sender could use.
  case unusable(STSFault)
  case policy(STSPolicy, id: String)
}

/// A policy that was fetched (RFC 8461, section 3.2).
package struct STSPolicy: Equatable, Sendable {
  package enum Mode: String, Sendable {
    case enforce, testing, none
  }

  package let mode: Mode
  /// In lower case; `*.` at the beginning stands for one label (section 4.1).
  package let hosts: [ForeignText]
  /// Seconds.
  package let maxAge: Int

  package init(mode: Mode, hosts: [ForeignText], maxAge: Int) {
    (self.mode, self.hosts, self.maxAge) = (mode, hosts, maxAge)
  }
}

/// Why a domain that announces a policy has none for a sender (RFC 8461, sections 3.1 to 3.3).
package enum STSFault: Error, Equatable, Sendable {
  case record(ForeignText)
  case severalRecords(Int)
  case lookup
  /// No answer from any address of the policy's host, and why at the last one.
  case unreachable(Visit.Failure)
  /// The certificate is not that of the policy's host, or nobody known vouches for it.
  case certificate([VerificationFailure])
  case redirect(to: ForeignText?)
  case status(Int)
  case tooLarge
  case notHTTP(ForeignText)
  case syntax(ForeignText)
}
