import Annotations
package import Delivery
import Names
import Network

/// Carries out a check: asks the name service what a survey wants to know, fetches the policy, looks at every
/// address, and gives back what came of it, to be judged. All of it happens on the main actor, and several things wait
/// at once.
@MainActor package final class CheckRunner {
  private let services: CheckServices
  private let options: CheckOptions
  private let progress: CheckProgress
  /// Something that is done besides, and is said before.
  private let announce: (String) -> Void
  private var survey: any CheckSurvey
  private var report: CheckReport
  private var plan = VisitPlan([])
  private var tasks: [Int: Task<Void, Never>] = [:]
  private var started = 0
  private var waiter: CheckedContinuation<Void, Never>?
  /// Whether it was told to end, or its time is up: what comes now is too late.
  private var isStopped = false

  /// - Parameters:
  ///   - isLive: whether what is said of a wait is drawn over what was said before.
  ///   - waiting: gets what is being done, again and again while it lasts; nil when it is over.
  package init(
    _ survey: any CheckSurvey, services: CheckServices, options: CheckOptions, isLive: Bool = false,
    waiting: @escaping (String?) -> Void = { _ in }, announce: @escaping (String) -> Void = { _ in }
  ) {
    (self.services, self.options, self.announce) = (services, options, announce)
    self.survey = survey
    report = survey.report
    progress = CheckProgress(isLive: isLive, tell: waiting)
  }

  /// Ends with what is known so far.
  package func stop() {
    guard !isStopped else { return }
    isStopped = true
    for task in tasks.values { task.cancel() }
    wake()
  }

  /// - Parameter onlyNames: the name service alone is asked, and no server looked at.
  package func run(onlyNames: Bool = false) async -> CheckReport {
    let end = Task { @MainActor [weak self, options] in
      try await Task.sleep(for: .seconds(options.deadline))
      self?.stop()
    }
    progress.begin()
    defer {
      end.cancel()
      progress.end()
    }
    await lookUp()
    guard !onlyNames else { return report }
    await visit()
    await lookForPort25()
    return finished()
  }

  // MARK: Tasks

  private func start(_ work: @escaping @MainActor () async -> Void) {
    guard !isStopped else { return }
    started += 1
    let number = started
    tasks[number] = Task { @MainActor [weak self] in
      await work()
      self?.tasks[number] = nil
      self?.wake()
    }
  }

  private func wake() {
    waiter?.resume()
    waiter = nil
  }

  /// Returns when nothing goes on any more, or it was stopped.
  private func settle() async {
    // Nothing keeps the last task from ending on the way to the continuation.
    while !isSettled { await withCheckedContinuation { if isSettled { $0.resume() } else { waiter = $0 } } }
  }

  private var isSettled: Bool { tasks.isEmpty || isStopped }

  // MARK: The name service

  private func lookUp() async {
    progress.doing = "Asking the name service"
    ask()
    await settle()
    report = survey.report
  }

  private func ask() {
    for question in survey.questions() {
      start { [self] in
        let answer = await services.names.answer(question)
        guard !isStopped else { return }
        survey.receive(answer)
        ask()
      }
    }
  }

  // MARK: Servers

  private func visit() async {
    relocate()
    let (visits, left) = VisitPlan.visits(to: report.hosts, family: options.family, atMost: options.addressLimit)
    (report.visits, report.notVisited) = (visits, left)
    plan = VisitPlan(visits)
    tellVisits()
    visitNext()
    for row in visits.indices { start { [self] in await reverse(row) } }
    start { [self] in await fetchPolicy() }
    await settle()
  }

  /// Hosts that are looked at elsewhere, as a person wants it.
  private func relocate() {
    for index in report.hosts.indices {
      let host = report.hosts[index]
      let place = options.connectTo.place(of: host.name, host.addresses, port: port)
      report.hosts[index].addresses = place.addresses
    }
  }

  private var port: Int { report.port }

  private func visitNext() {
    for row in plan.begin() {
      let silence = Task { @MainActor [weak self, options] in
        try await Task.sleep(for: .seconds(options.networkPatience))
        self?.plan.end(row)
        self?.visitNext()
      }
      start { [self] in
        let visit = await services.probe(target(row))
        silence.cancel()
        guard !isStopped else { return }
        plan.end(row)
        let reverse = report.visits[row].reverse
        report.visits[row] = visit
        report.visits[row].reverse = reverse
        tellVisits()
        visitNext()
      }
    }
  }

  private func tellVisits() {
    let done = report.visits.count { $0.failure != nil || $0.milliseconds > 0 }
    progress.doing = "Looking at \(report.visits.count.counted("address", "addresses")), \(done) done"
  }

  private func target(_ row: Int) -> ProbeTarget {
    let visit = report.visits[row]
    let host = report.hosts[visit.host]
    var (name, records): (DomainName?, [TLSARecord]) = (host.name, [])
    if case .address = report.subject { name = nil }
    if case .records(let found, let base) = host.dane { (name, records) = (base, found) }
    let place = options.connectTo.place(of: host.name, [visit.address], port: port)
    return ProbeTarget(
      visit, port: place.port, name: name, records: records, nextHop: nextHop, helo: options.helo,
      trials: options.trials)
  }

  private var nextHop: DomainName? { if case .domain(let domain) = report.subject { domain } else { nil } }

  // MARK: Beside them

  private func reverse(_ row: Int) async {
    let address = report.visits[row].address
    let answer = await services.names.answer(DNSQuestion(address.reverseName, .ptr))
    guard !isStopped else { return }
    report.reverseAnswers.append(answer)
    let names = answer.names
    switch answer.result {
    case .failed: return
    case .noData, .noSuchName: report.visits[row].reverse = .none
    case .records:
      var isConfirmed = false
      for name in names.prefix(Visit.ReverseName.mostAsked) where !isConfirmed && !isStopped {
        let back = await services.names.answer(DNSQuestion(name, address.recordType))
        guard !isStopped else { return }
        report.reverseAnswers.append(back)
        isConfirmed = back.addresses.contains(address)
      }
      report.visits[row].reverse = names.isEmpty ? .none : .names(names, confirmed: isConfirmed)
    }
  }

  private func fetchPolicy() async {
    guard let wanted = survey.policy else { return }
    let place = options.connectTo.place(of: wanted.host, wanted.addresses, port: 443)
    let state = await services.policy(wanted, place.addresses, place.port)
    guard !isStopped else { return }
    report.policies.sts = state
  }

  // MARK: Port 25

  /// Whether it is port 25 that is closed on the way, and not the hosts that are down: another port of the first one is
  /// tried, and nothing said there. Where the policy came from one of them, that is known already.
  private func lookForPort25() async {
    guard !isStopped, port == 25, report.dnssec != .practice, !report.visits.isEmpty,
      report.visits.allSatisfy({ $0.reached == .nowhere }),
      let first = report.visits.first(where: { Self.tellsNothing($0) })
    else { return }
    announce("Is \(first.address) up at all? Trying its port 587, then 443 ...")
    progress.doing = "Trying port 587 and 443 of \(first.address)"
    start { [self] in
      let found = await services.isUp(first.address, [587, 443])
      guard !isStopped else { return }
      report.otherPort = PortEvidence(address: first.address, port: found?.port, milliseconds: found?.milliseconds ?? 0)
    }
    await settle()
  }

  private static func tellsNothing(_ visit: Visit) -> Bool {
    switch visit.failure {
    case .silent?, .refused?: true
    case .unreachable?: !visit.address.isIPv6
    default: false
    }
  }

  // MARK: The end

  private func finished() -> CheckReport {
    if isStopped, report.hosts.isEmpty { report = survey.report }
    for row in report.visits.indices where report.visits[row].reached == .nowhere && report.visits[row].failure == nil {
      report.visits[row].failure = plan.hasBegun(row) ? .unfinished : .notTried
    }
    return report
  }
}
