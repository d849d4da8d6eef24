import Checking
import Delivery
import Events
import Names
import Network

/// `--mx`: where the mail of a domain goes, looked up as a sending server does, and a session with the first host that
/// answers.
extension Session {
  func openExchanger(of domain: DomainName, port: Int) async -> Wait {
    let subject = CheckReport.Subject.domain(domain)
    let setup: CheckSetup
    do throws(CheckSetup.Failure) {
      guard let made = try checkSetup(for: subject) else { return .closed }
      setup = made
    } catch {
      presenter.fail(error.words)
      presenter.incident(error.status, at: "the MX of \(domain)", "the name service cannot be asked")
      return .closed
    }
    presenter.say("Looking up where mail for \(domain) goes ...")
    presenter.flush()
    guard let report = await run(setup.runner(for: subject, presenter), onlyNames: true) else { return .terminated }
    tellRoute(report, domain)
    guard report.route == .hosts else {
      presenter.incident(Self.status(of: report.route), at: "the MX of \(domain)", "no host to connect to")
      return .closed
    }
    var wait = Wait.closed
    for host in report.hosts {
      // The practice world knows by itself where its hosts are.
      let names =
        Self.isPractice(subject)
        ? [host.name.text] : host.addresses.filter(settings.family.includes).map(\.description)
      for name in names {
        var place = Place(target: .host(Endpoint(host: name, port: port)), tls: settings.tls.mode)
        place.checked = CheckedRow(host: host, nextHop: domain)
        presenter.say("\(host.name):")
        wait = await reach(place)
        // A host that greets is the one, whatever it says; one that does not is passed over, as a sender does.
        if isConnected { return wait }
        switch wait {
        case .interrupted, .terminated: return wait
        case .settled, .closed, .notSMTP, .timedOut: break
        }
      }
    }
    return wait
  }

  private func tellRoute(_ report: CheckReport, _ domain: DomainName) {
    switch report.route {
    case .hosts:
      let isImplicit = report.hosts.first?.origin == .implicit
      if isImplicit { presenter.say("\(domain) has no MX, so its mail goes to its own address.") }
      for host in report.hosts {
        let preference = isImplicit ? "" : "MX \(host.preference) "
        let addresses = host.addresses.map(\.description).joined(separator: ", ")
        let promise = host.dane.hasRecords ? "; DANE" : ""
        presenter.say("\(preference)\(host.name) (\(addresses.isEmpty ? "no address" : addresses)\(promise))")
      }
    case .noSuchDomain: presenter.fail("\(domain) does not exist.")
    case .takesNone: presenter.fail("\(domain) accepts no mail, and says so (null MX; RFC 7505).")
    case .nowhere:
      presenter.fail("\(domain) names no host that mail could go to. smtp-tutor check \(domain) says more.")
    case .held, .unknown:
      presenter.fail(
        "The name service does not say where mail for \(domain) goes. smtp-tutor check \(domain) says more.")
    }
  }

  private static func status(of route: DomainRoute) -> ExitStatus {
    switch route {
    case .noSuchDomain: .unknownHost
    case .takesNone, .nowhere: .refused
    case .hosts, .held, .unknown: .tryLater
    }
  }
}
