extension Persona {
  /// Every persona there is. The first is that of the tutorial and of the lessons.
  package static let all: [Persona] = [
    .exim, .postfix, .exim4, .sendmail, .openSMTPD, .qmail, .exchange, .gmail, .workbench,
  ]

  package static var standard: Persona { all[0] }

  package static func named(_ name: String) -> Persona? { all.first { $0.name == name } }
}
