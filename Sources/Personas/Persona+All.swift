import SMTP

extension Persona {
  /// Every persona there is. The first is that of the tutorial and of the lessons.
  package static let all: [Persona] = [
    .exim, .postfix, .exim4, .sendmail, .openSMTPD, .qmail, .exchange, .gmail, .workbench,
  ]

  package static var standard: Persona { all[0] }

  package static func named(_ name: String) -> Persona? { all.first { $0.name == name } }

  /// The tutorial's server as another make of server would be it: its name, its domain and its users, with the words and
  /// the rules of the persona. Nil: there is no such persona.
  package static func standard(as name: String) -> Persona? {
    guard var persona = named(name) else { return nil }
    persona.hostName = standard.hostName
    persona.localDomains = standard.localDomains
    persona.unknownUsers = standard.unknownUsers
    persona.accounts = standard.accounts
    return persona
  }

  /// The same server, which answers mistakes without end.
  package var patient: Persona {
    var persona = self
    persona.limits.unknownCommands = .max
    persona.limits.protocolErrors = .max
    persona.limits.loginFailures = nil
    persona.limits.junkCommands = nil
    return persona
  }
}
