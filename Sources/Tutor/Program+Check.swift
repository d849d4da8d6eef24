package import Checking
package import Delivery
package import Events
import Glibc
import Names
import Serving
package import Sessions
import TLS
import Terminal

extension Program {
  /// How mail for a domain is delivered, or how one server answers. Ctrl-C ends with what is known so far.
  /// - Parameter subject: nil for the practice server's own domain; nothing in the practice world needs a network.
  package static func check(
    _ subject: CheckReport.Subject?, options: CheckOptions, isStrict: Bool, settings: Settings
  ) async -> ExitStatus {
    ignoreBrokenPipes()
    let presenter = makePresenter(settings)
    for remark in settings.remarks { presenter.warn(remark) }
    guard canOpen(presenter) else { return .tryLater }
    let subject = subject ?? Self.practiceSubject
    let setup: CheckSetup
    do throws(CheckSetup.Failure) {
      setup =
        Session.isPractice(subject)
        ? makeSession(settings).practiceCheck() : try .network(options, CheckSetup.Wishes(settings))
    } catch {
      presenter.fail(error.words)
      presenter.outcome(
        Outcome(
          status: error.status, stage: "the check",
          sentence: "\(error.status.words); the check; status \(error.status.rawValue)"))
      return conclude(presenter, error.status)
    }
    let runner = setup.runner(for: subject, presenter)
    var ending: Int32?
    let signals = await EndingSignals { signal in
      // Who asks twice does not want to wait.
      if ending != nil { endBySignal(signal) }
      ending = signal
      runner.stop()
    }
    defer { withExtendedLifetime(signals) {} }
    let report = setup.judge(await runner.run())
    let status = CheckTeller(presenter, setup).tell(report, isStrict: isStrict).status
    presenter.flush()
    if let ending, ending != SIGINT { endBySignal(ending) }
    return conclude(presenter, status)
  }

  /// - Parameter text: a domain.
  package nonisolated static func exchanger(
    of text: String, port: Int
  ) throws(CheckTarget.Mistake) -> Session.Target {
    guard case .domain(let domain) = try CheckTarget.read(text) else {
      throw CheckTarget.Mistake(words: "--mx needs a domain, such as example.org; a host needs no --mx.")
    }
    return .exchanger(of: domain, port: port)
  }

  private static var practiceSubject: CheckReport.Subject {
    .domain(DomainName(Session.practiceDomain) ?? .root)
  }

  /// What `:check` works with, made of the settings of a session.
  static func checkSetup(_ settings: Settings) throws(CheckSetup.Failure) -> CheckSetup {
    var options = CheckOptions()
    options.family = settings.family
    return try .network(options, CheckSetup.Wishes(settings))
  }
}

extension CheckSetup.Wishes {
  init(_ settings: Settings) {
    self.init()
    helo = settings.helo ?? SystemName.full
    source = settings.source
    (resolvers, trustAnchor) = (settings.resolvers, settings.trustAnchor)
    timeout = settings.timeout
    if let file = settings.tls.authorities { authorities = .file(file) }
  }
}
