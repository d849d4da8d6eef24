import CLibrary
package import Checking
import Delivery
package import Events
import Names
import SMTP
import Serving
package import Sessions
import TLS
import Terminal

extension Program {
  /// How mail for a domain is delivered, how one server answers, or how servers see a machine that sends. Ctrl-C ends with
  /// what is known so far. Nothing in the practice world needs a network.
  package static func check(
    _ request: CheckRequest, options: CheckOptions, isStrict: Bool, settings: Settings
  ) async -> ExitStatus {
    ignoreBrokenPipes()
    let presenter = makePresenter(settings)
    for remark in settings.remarks { presenter.warn(remark) }
    guard canOpen(presenter) else { return .tryLater }
    var setup: CheckSetup
    do throws(CheckSetup.Failure) {
      setup =
        isPractice(request)
        ? makeSession(settings).practiceCheck() : try .network(options, CheckSetup.Wishes(settings))
      if case .subject(_, let trials) = request { setup.options.trials = trials }
    } catch {
      presenter.fail(error.words)
      presenter.outcome(
        Outcome(
          status: error.status, stage: "the check",
          sentence: "\(error.status.words); the check; status \(error.status.rawValue)"))
      return conclude(presenter, error.status)
    }
    let (run, stop) = carry(out: request, setup, presenter)
    var ending: Int32?
    let signals = SignalPipe.ofEndings { signal in
      // Who asks twice does not want to wait.
      if ending != nil { endBySignal(signal) }
      ending = signal
      stop()
    }
    defer { signals?.cancel() }
    let report = await run()
    let status = CheckTeller(presenter, setup).tell(report, isStrict: isStrict).status
    presenter.flush()
    if let ending, ending != SIGINT { endBySignal(ending) }
    return conclude(presenter, status)
  }

  /// - Returns: what does it, and what ends it early.
  private static func carry(
    out request: CheckRequest, _ setup: CheckSetup, _ reporter: Reporter
  ) -> (run: () async -> CheckReport, stop: () -> Void) {
    switch request {
    case .subject(let subject, _):
      let runner = setup.runner(for: subject, reporter)
      return ({ setup.judge(await runner.run()) }, runner.stop)
    case .sender(let query):
      let sender = SenderCheck(setup, query, isPractice: isPractice(request), reporter)
      return (sender.run, sender.stop)
    }
  }

  private static func isPractice(_ request: CheckRequest) -> Bool {
    switch request {
    case .subject(let subject, _): Session.isPractice(subject)
    // Without a sender it is about this machine.
    case .sender(let query):
      query.from.flatMap { DomainName($0.domain) }.map { Session.isPractice(.domain($0)) } ?? false
    }
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
