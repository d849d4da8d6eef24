import Events
import Personas
import PracticeServer
import SASL
import SMTP
import Terminal

/// What `serve` says at its start: where it listens, for whom it accepts mail, and what to type in another terminal.
@MainActor struct ServeIntroduction {
  let presenter: Reporter
  let options: ServeOptions
  let scenarios: ScenarioSet

  func show(_ server: PracticeServer, tlsPort: Int) {
    let persona = server.persona
    let domains = persona.acceptsAll ? [] : persona.localDomains
    presenter.listening(
      SessionEvent.Listening(
        host: server.host, port: server.port, tlsPort: tlsPort, server: server.hostName, persona: persona.name,
        domains: domains, users: persona.accounts.map(\.name), mailbox: options.maildir?.path))
    if !options.isForProgram { say(server, tlsPort, domains) }
    presenter.flush()
  }

  private func say(_ server: PracticeServer, _ tlsPort: Int, _ domains: [String]) {
    let persona = server.persona
    let offersTLS = persona.having(scenarios).tlsOffer == .offered
    presenter.heading(
      "\(server.hostName), a practice server, listens on 127.0.0.1:\(server.port) "
        + "(plaintext\(offersTLS ? ", STARTTLS" : "")) and on 127.0.0.1:\(tlsPort) (TLS at once).")
    let accepted = domains.isEmpty ? "every address" : domains.joined(separator: " and ")
    let words = "It accepts mail for \(accepted), and relays none. In another terminal:"
    if options.isExposed {
      presenter.warn(
        "Every network interface of this machine is open to it: anyone who can reach the machine can connect, look "
          + "around and send mail.")
      presenter.say(words)
    } else {
      presenter.say("Only this machine can reach it. \(words)")
    }
    let tls = offersTLS ? " --tls" + (options.authorityPath.map { " --tls-ca-path \($0)" } ?? "") : ""
    for command in [
      "smtp-tutor 127.0.0.1 \(server.port)",
      "swaks --server 127.0.0.1:\(server.port) --to bob@\(persona.localDomain)\(tls)",
    ] { presenter.preview(Array(command.utf8)) }
    sayWhoMayLogIn(persona)
    presenter.say(
      options.authorityPath.map { "The authority to trust is in \($0)." }
        ?? "Its certificates are signed by its own authority; --write-ca FILE writes it for clients that check.")
    presenter.say(
      options.maildir.map { "Each message becomes a file in \($0.path)/new." }
        ?? "Messages are shown and not kept; --mailbox DIR writes each to a file.")
    for scenario in scenarios.scenarios { presenter.say("Scenario \(scenario.rawValue): \(scenario.words).") }
    if options.isQuiet { presenter.say("Sessions are not shown (--quiet).") }
    presenter.say("Ctrl-C stops it.")
  }

  /// The passwords of practice accounts are no secret; one that somebody chose is.
  private func sayWhoMayLogIn(_ persona: Persona) {
    guard !persona.mechanisms(isSecured: true).isEmpty, !persona.accounts.isEmpty else {
      return presenter.say("Nobody may log in.")
    }
    let accounts = persona.accounts.map { account in
      options.hasOwnAccount ? account.name : "\(account.name), password \(account.password)"
    }
    presenter.say("Who may log in: \(accounts.joined(separator: "; ")).")
    let mechanisms = persona.mechanisms(isSecured: true).filter { SASLServer.tokenMechanisms.contains($0) }
    if let token = options.token, !mechanisms.isEmpty {
      presenter.say("With \(mechanisms.joined(separator: " and ")) by this token, made for this run:")
      presenter.preview(Array(token.utf8))
    }
  }
}
