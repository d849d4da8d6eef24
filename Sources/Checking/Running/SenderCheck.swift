package import Delivery
package import Events
package import Names
package import SMTP

/// Looks at a machine as the servers see it that it sends mail to. A server of the sender's own domain is asked which
/// address it sees, where nobody names one; no stranger is connected to.
@MainActor package final class SenderCheck {
  package struct Query: Equatable, Sendable {
    package var from: Mailbox?
    package var address: IPAddress?
    /// The name in EHLO; nil: that of the setup, unless an address was named, whose machine may be another.
    package var hello: String?
    /// Block lists.
    package var zones: [DomainName] = []

    package init() {}
  }

  /// Addresses of the sender's own servers that are looked at until one repeats the address.
  private static let mostServers = 4

  private let setup: CheckSetup
  private let query: Query
  private let isPractice: Bool
  private let reporter: Reporter
  private var runner: CheckRunner?
  private var isStopped = false

  /// - Parameter isPractice: the setup is that of the practice world.
  package init(_ setup: CheckSetup, _ query: Query, isPractice: Bool, _ reporter: Reporter) {
    (self.setup, self.query, self.isPractice, self.reporter) = (setup, query, isPractice, reporter)
  }

  /// Ends with what is known so far.
  package func stop() {
    isStopped = true
    runner?.stop()
  }

  /// - Returns: judged.
  package func run() async -> CheckReport {
    let hello = query.hello ?? (query.address == nil ? setup.options.helo : nil)
    let name = hello.flatMap { IPAddress($0) == nil ? DomainName($0) : nil }
    var facts = SenderFacts(from: query.from, hello: name)
    facts.address = query.address
    var remarks: [Finding] = []
    if facts.address == nil { remarks = await findAddress(&facts) }
    let survey = SenderSurvey(facts, zones: query.zones, isPractice: isPractice)
    // What nobody asked is not known.
    var report = isStopped ? survey.report : await run(setup.runner(survey, reporter), onlyNames: true)
    report.findings = remarks
    return SenderJudge(report).judged
  }

  private func run(_ runner: CheckRunner, onlyNames: Bool = false) async -> CheckReport {
    self.runner = runner
    return await runner.run(onlyNames: onlyNames)
  }

  /// - Returns: what the way to the domain's own servers says about this machine.
  private func findAddress(_ facts: inout SenderFacts) async -> [Finding] {
    var remarks: [Finding] = []
    if let domain = facts.domain {
      var own = setup
      own.options.addressLimit = Self.mostServers
      let report = setup.judge(await run(own.runner(for: .domain(domain), reporter)))
      for visit in report.visits {
        guard let reply = visit.hello,
          let address = SenderFacts.address(repeatedIn: reply, by: visit.address)
        else { continue }
        (facts.address, facts.origin) = (address, .repeated(by: report.hosts[visit.host].name))
        return []
      }
      remarks = report.findings.filter { finding in
        if case .port25Blocked = finding.kind { true } else { false }
      }
    }
    if !isPractice, let address = AddressLiteral.ownAddress, !address.isPrivate {
      (facts.address, facts.origin) = (address, .own)
    }
    return remarks
  }
}

extension SenderSurvey: CheckSurvey {
  package var policy: PolicyPlace? { nil }
}
