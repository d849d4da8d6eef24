import SMTP

/// The lines that lead where a conversation has come, kept while it goes on: those that changed nothing for good are left
/// out.
struct ReplayPrefix {
  /// What holds until the connection ends: greetings, STARTTLS, logins.
  private var lasting: [String] = []
  /// A login that has begun.
  private var login: [String] = []
  /// The mail at hand.
  private var mail: [String] = []

  var lines: [String] { lasting + login + mail }

  /// - Parameter stage: where the line has led.
  mutating func add(_ line: String, _ answers: [Answer], _ stage: Stage) {
    let request = answers.last?.request
    let isLogin = request?.kind == .authResponse || request?.verb == .auth
    if answers.last?.reply.code.isFailure == true {
      if isLogin { login = [] }
    } else if isLogin {
      login.append(line)
      if stage != .auth { (lasting, login) = (lasting + login, []) }
    } else if Verb(of: line.utf8).isHello, stage == .ready {
      // The last greeting is the one that counts; one before STARTTLS or a login led there.
      while let last = lasting.last, Verb(of: last.utf8).isHello { lasting.removeLast() }
      (lasting, mail) = (lasting + [line], [])
    } else if request?.verb == .startTLS {
      (lasting, mail) = (lasting + [line], [])
    } else if stage == .start || stage == .ready {
      // Whatever mail there was is over.
      mail = []
    } else {
      mail.append(line)
    }
  }
}
