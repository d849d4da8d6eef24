import Annotations
import Checking
import Delivery
import Events
import Names
import Network
import TLS
import Terminal

/// `:check`: how mail for a domain is delivered, beside the session at hand; and going on by hand from a row of it.
extension Session {
  /// A row of a check that a connection was opened to, and as whose.
  struct CheckedRow {
    let host: MailHost
    /// The domain that the mail is for; nil where one host was checked.
    let nextHop: DomainName?

    /// The name that the certificate has to be for.
    var certificateName: String {
      if case .records(_, let base) = host.dane { return base.description }
      return host.name.description
    }
  }

  func check(_ text: String) async -> Effect {
    let subject: CheckReport.Subject
    do throws(CheckTarget.Mistake) { subject = try CheckTarget.read(text) } catch {
      presenter.warn(error.words)
      return .failed(.usage)
    }
    let setup: CheckSetup
    do throws(CheckSetup.Failure) {
      guard let made = try checkSetup(for: subject) else {
        presenter.warn(":check cannot be used here.")
        return .failed(.usage)
      }
      setup = made
    } catch {
      presenter.fail(error.words)
      return .failed(error.status)
    }
    guard let found = await run(setup.runner(for: subject, presenter)) else { return .waited(.terminated) }
    let report = setup.judge(found)
    checked = (report, setup.options)
    var status = ExitStatus.ok
    paged { status = CheckTeller(presenter, setup).tell(report, isInSession: true).status }
    return status == .ok ? .none : .failed(status)
  }

  /// Nil where nobody gave this session one.
  func checkSetup(for subject: CheckReport.Subject) throws(CheckSetup.Failure) -> CheckSetup? {
    Self.isPractice(subject) ? practiceCheck() : try checkSetup?(settings)
  }

  /// - Parameter onlyNames: the name service alone is asked, and no server looked at.
  /// - Returns: nil where the program is told to end.
  func run(_ runner: CheckRunner, onlyNames: Bool = false) async -> CheckReport? {
    let number = events.newNumber()
    var found: CheckReport?
    Task { @MainActor [events] in
      found = await runner.run(onlyNames: onlyNames)
      events.post(.checked(number))
    }
    let isDone = await pump.run { event in
      switch event {
      case .checked(number): return .done(true)
      case .editor(.interrupt):
        runner.stop()
        return .goOn
      case .editor(.terminate):
        runner.stop()
        return .done(false)
      default: return .notMine
      }
    }
    return isDone ? found : nil
  }

  /// Where the letter of a row of the last check leads, with the word after it; nil where it is no letter of a row.
  func checkedPlace(_ words: [String]) -> Place? {
    guard let (report, options) = checked, let row = words.first.flatMap(RowLetter.index),
      (1...2).contains(words.count),
      row < report.visits.count
    else { return nil }
    var mode = settings.tls.mode
    if words.count == 2 {
      guard let wanted = TLSSettings.Mode(rawValue: words[1].lowercased()) else { return nil }
      // On this port TLS begins with STARTTLS.
      mode = wanted == .atOnce ? .upgrade : wanted
    }
    let visit = report.visits[row]
    let host = report.hosts[visit.host]
    // The practice world knows by itself where its hosts are.
    let name = Self.isPractice(report.subject) ? host.name.text : visit.address.description
    var place = Place(
      target: .host(Endpoint(host: name, port: options.port(of: host, in: report))), tls: mode)
    var nextHop: DomainName?
    if case .domain(let domain) = report.subject { nextHop = domain }
    place.checked = CheckedRow(host: host, nextHop: nextHop)
    return place
  }

  /// What DANE says of the certificate at hand, where the connection was opened to a row of a check.
  func showDANE(_ facts: TLSFacts) {
    guard let row = places.server?.checked, case .records(let records, let base) = row.host.dane else { return }
    for verdict in DANE.judge(facts, records: records, base: base, nextHop: row.nextHop) {
      presenter.say("\(DANEWords.record(verdict.record)) (DANE): \(DANEWords.result(verdict.result)).")
    }
  }
}
