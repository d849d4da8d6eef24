import Octets
package import SMTP

/// What is proposed to be typed next: never what this very server has shown that it refuses.
package enum NextLine {
  /// The note with a line that can be typed now.
  static func possible(_ note: Note, after answer: Answer, _ context: AnnotationContext) -> Note {
    guard let next = note.next else { return note }
    let history = answer.before.after(answer)
    guard !isPossible(next, history) else { return note }
    return note.proposing(replacement(of: next, history, context))
  }

  /// The note of advice with a line that can be typed now.
  static func possible(_ note: Note, in context: AnnotationContext) -> Note {
    guard let next = note.next, !isPossible(next, context.history) else { return note }
    return note.proposing(replacement(of: next, context.history, context))
  }

  /// Whether it can still be of use once this answer has come.
  package static func isPossible(_ next: String, after answer: Answer) -> Bool {
    let history = answer.before.after(answer)
    return history.goodbye == nil && isPossible(next, history)
  }

  /// Whether a line may be accepted, as far as the connection has shown. Advice in words always may.
  package static func isPossible(_ next: String, _ history: SessionHistory) -> Bool {
    guard let verb = verb(of: next) else { return true }
    if verb == .quit { return true }
    if history.goodbye != nil || history.greeting?.isFailure == true || history.lacks.contains(verb) { return false }
    let transaction = history.transaction
    switch verb {
    case .ehlo, .helo: return !isGreetedOnce(history) && !(history.isWhole && history.findings.contains(.lmtp))
    case .lhlo: return !isGreetedOnce(history) && (history.hello == .none || history.hello == .lhlo)
    case .startTLS:
      return !history.isEncrypted && !history.isLoggedIn && !transaction.hasSender && lists(.startTLS, history)
    case .auth:
      return !history.isLoggedIn && !transaction.hasSender && history.demand != .encryption
        && offers(mechanism: next, history)
    case .mail:
      return !transaction.hasSender && demand(history) == nil && offers(parameters: next, history)
        && !(history.isWhole && history.hello == .none)
    case .rcpt: return demand(history) == nil && (transaction.hasSender || !history.isWhole)
    case .data: return transaction.accepted > 0 || !history.isWhole
    case .bdat: return (transaction.accepted > 0 || !history.isWhole) && lists(.chunking, history)
    case .rset: return history.hello != .none || !history.isWhole
    default: return true
    }
  }

  /// Whether it can be typed as it is, where the person is: at a prompt a line for the server, for the message or for
  /// this program; in a shell, its own command line. Anything else is advice in words.
  package static func isTypable(_ next: String, atPrompt: Bool) -> Bool {
    if isCommand(next) || next == "." || next == "*" { return true }
    if !atPrompt, next.hasPrefix("smtp-tutor "), !next.hasSuffix("..."), !next.contains(phrase: " HOST") { return true }
    let name = next.prefix { $0 != ":" }
    guard name.endIndex < next.endIndex else { return false }
    // One of the program's own, without a comma and more words; or a header of the message.
    return name.isEmpty
      ? atPrompt && !next.contains(phrase: ", ") : name.utf8.allSatisfy { $0.isASCIILetter || $0 == ASCII.hyphen }
  }

  /// Whether advice in words only says again what the sentences before it have said: all of its longer words are among theirs.
  package static func isSaid(_ advice: String, in sentences: String) -> Bool {
    func words(_ text: String) -> Set<Substring> {
      Set(text.split { !$0.isLetter }.filter { $0.utf8.count > 3 })
    }
    let longer = words(advice.lowercased())
    return !longer.isEmpty && longer.isSubset(of: words(sentences.lowercased()))
  }

  /// Whether it is a line for the server, and no advice in words.
  package static func isCommand(_ next: String) -> Bool { verb(of: next) != nil }

  /// The verb of a line that can be sent as it is; nil for words.
  private static func verb(of next: String) -> Verb? {
    let word = next.prefix { $0 != " " }
    let verb = Verb(rawValue: String(word))
    guard word == verb.rawValue, Verb.known.contains(verb) else { return nil }
    return verb
  }

  /// Whether it was greeted, and does not let itself be greeted again.
  private static func isGreetedOnce(_ history: SessionHistory) -> Bool {
    history.refusesSecondHello && history.hello != .none
  }

  /// What has to come first, as far as it can: where no way to log in is listed, a demand for it cannot be met.
  private static func demand(_ history: SessionHistory) -> SessionHistory.Demand? {
    let canLogIn = history.list?.mechanisms?.isEmpty == false || !history.isEncrypted
    return history.demand == .login && history.hello == .ehlo && !canLogIn ? nil : history.demand
  }

  private static func lists(_ keyword: Extension.Keyword, _ history: SessionHistory) -> Bool {
    history.list.map { $0[keyword] != nil } ?? !history.isWhole
  }

  private static func offers(mechanism line: String, _ history: SessionHistory) -> Bool {
    guard let list = history.list else { return !history.isWhole }
    guard let offered = list.mechanisms?.filter({ !history.refusedMechanisms.contains($0) }) else { return false }
    let words = line.split(separator: " ")
    return words.count < 2 ? !offered.isEmpty : offered.contains(words[1].uppercased())
  }

  private static func offers(parameters line: String, _ history: SessionHistory) -> Bool {
    guard case .mail(_, let parameters)? = try? Command(parsing: Array(line.utf8)), !parameters.isEmpty else {
      return true
    }
    guard let list = history.list else { return !history.isWhole }
    return parameters.allSatisfy(list.offers)
  }

  // MARK: Another one

  private static func replacement(of next: String, _ history: SessionHistory, _ context: AnnotationContext) -> String? {
    if history.goodbye != nil { return ":reconnect" }
    // After HELO there is no list, and what it may have comes with EHLO.
    if [.auth, .startTLS].contains(verb(of: next)), history.hello == .helo {
      if isPossible(context.extendedHello, history) { return context.extendedHello }
    }
    if verb(of: next) == .auth, let mechanism = mechanism(history) {
      let login = "AUTH \(mechanism)"
      if isPossible(login, history) { return login }
    }
    return step(history, context)
  }

  /// The step that comes next on the way to a message, where the connection is.
  static func step(_ history: SessionHistory, _ context: AnnotationContext) -> String? {
    guard history.goodbye == nil else { return nil }
    return steps(history, context).first { isPossible($0, history) } ?? "QUIT"
  }

  private static func steps(_ history: SessionHistory, _ context: AnnotationContext) -> [String] {
    if history.greeting?.isFailure == true { return [] }
    let name = context.extendedHello.drop { $0 != " " }
    if history.hello == .none, history.isWhole {
      return history.findings.contains(.lmtp)
        ? ["LHLO\(name)"] : [context.hello, "EHLO\(name)", "HELO\(name)", "LHLO\(name)"]
    }
    let demand = demand(history)
    let demanded =
      demand == nil
      ? [] : history.hello == .ehlo ? ["STARTTLS"] + (mechanism(history).map { ["AUTH \($0)"] } ?? []) : ["EHLO\(name)"]
    if let demand {
      return demand == .login ? demanded.reversed() : demanded
    }
    if history.transaction.accepted > 0 { return ["DATA"] }
    if history.transaction.hasSender { return ["RCPT TO:<\(context.proposedAddress)>"] }
    return ["MAIL FROM:<\(context.proposedAddress)>"]
  }

  /// The mechanism of the list that a person can use by hand, the best first; none that was refused.
  static func mechanism(_ history: SessionHistory, besides other: String? = nil) -> String? {
    guard !history.lacks.contains(.auth) else { return nil }
    let offered = (history.list?.mechanisms ?? []).filter { $0 != other && !history.refusedMechanisms.contains($0) }
    let usual = ["LOGIN", "PLAIN", "CRAM-MD5", "XOAUTH2", "SCRAM-SHA-256", "SCRAM-SHA-1"]
    return usual.first(where: offered.contains) ?? offered.first { Excerpt.fitting($0, in: 30) != nil }
  }

  // MARK: Outside the prompt

  /// What to do in a shell, where no line that begins with a colon can be typed.
  package static func forShell(_ next: String) -> String? {
    let words = next.split(separator: " ")
    guard words.contains(where: { $0.first == ":" && $0.dropFirst().first?.isLetter == true }) else { return next }
    if words.first == ":open", words.count > 1 { return shell(words.dropFirst()) }
    if words.first?.hasPrefix(":reconnect") == true { return "Connect again" }
    if let open = words.firstIndex(of: ":open"), open + 1 < words.count {
      return shell(words[(open + 1)...])
    }
    if next.hasSuffix("and try again later") { return "Try again later" }
    return nil
  }

  /// What follows `:open`, on the command line: how TLS is spoken is an option there.
  private static func shell(_ words: ArraySlice<Substring>) -> String {
    guard let last = words.last, words.count > 1, ["tls", "starttls"].contains(last) else {
      return (["smtp-tutor"] + words).joined(separator: " ")
    }
    return (["smtp-tutor", "--\(last)"] + words.dropLast()).joined(separator: " ")
  }
}
