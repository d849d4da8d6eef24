import SMTP

extension ExchangeCondition {
  /// `` `RCPT` gets 550 ``
  init(_ bullet: Bullet) throws(LessonFault) {
    var scanner = PhraseScanner(bullet.inline)
    guard let code = scanner.code(), scanner.skip("gets"), let reply = scanner.word() else {
      throw LessonFault(bullet.line, "Server: is written like this: - Server: `RCPT` gets 550")
    }
    self.reply = try ReplyPattern(reply, line: bullet.line)
    isLater = scanner.skip("later")
    line = bullet.line
    subject = try Subject(code, bullet.line)
    guard scanner.isAtEnd else {
      throw LessonFault(bullet.line, "After the reply only the word \"later\" has a meaning in Server:.")
    }
  }
}

extension ExchangeCondition.Subject {
  /// A verb, a whole line, or the dot that ends a message.
  init(_ code: String, _ line: Int) throws(LessonFault) {
    let verb = Verb(of: Array(code.utf8))
    if code == "." {
      self = .endOfMessage
    } else if Verb.known.contains(verb) {
      self = code.contains(" ") ? .line(code) : .verb(verb)
    } else {
      throw LessonFault(line, "`\(code)` is not an SMTP verb; the end of a message is `.`")
    }
  }
}

extension Prohibition {
  /// `` `MAIL` in plaintext TEXT ``
  init(_ bullet: Bullet) throws(LessonFault) {
    var scanner = PhraseScanner(bullet.inline)
    event = try Event(&scanner, bullet.line)
    words = Lesson.Words(scanner.rest.plain, line: bullet.line)
  }
}

extension Prohibition.Event {
  fileprivate init(_ scanner: inout PhraseScanner, _ line: Int) throws(LessonFault) {
    let whole = scanner
    let code = scanner.code() ?? ""
    if scanner.skip("in plaintext") {
      self = .plaintext(try ExchangeCondition.Subject(code, line))
    } else if scanner.skip("gets"), let reply = scanner.word() {
      self = .reply(try ExchangeCondition.Subject(code, line), try ReplyPattern(reply, line: line))
    } else if scanner.skip("before"), let milestone = scanner.code() {
      self = .before(try ExchangeCondition.Subject(code, line), try Prohibition.Milestone(milestone, line))
    } else if scanner.skip("has") {
      scanner = whole
      self = .mail(try MailboxCondition(&scanner, line))
    } else {
      throw LessonFault(
        line,
        "Not: is written like this: - Not: `MAIL` in plaintext TEXT, or `RCPT` gets 250, or `MAIL` before `STARTTLS`, or "
          + "`bob@example.org` has 1 message.")
    }
  }
}

extension Prohibition.Milestone {
  fileprivate init(_ code: String, _ line: Int) throws(LessonFault) {
    if code.hasPrefix(":") {
      self = .local(code)
    } else if Verb.known.contains(Verb(rawValue: code)) {
      self = .command(Verb(rawValue: code))
    } else {
      throw LessonFault(line, "`\(code)` is neither an SMTP verb nor a command of the tutor.")
    }
  }
}

extension TypedCondition {
  /// `` `:tls` before `MAIL` ``
  init(_ bullet: Bullet) throws(LessonFault) {
    var scanner = PhraseScanner(bullet.inline)
    let code = scanner.code() ?? ""
    let later = scanner.skip("before") ? scanner.code() : nil
    guard code.hasPrefix(":"), scanner.isAtEnd else {
      throw LessonFault(
        bullet.line, "Typed: is written like this: - Typed: `:tls`, or - Typed: `:tls` before `MAIL`")
    }
    command = code
    line = bullet.line
    before = try later.map { code throws(LessonFault) in try ExchangeCondition.Subject(code, bullet.line) }
  }
}
