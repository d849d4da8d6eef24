import SMTP

extension MailboxCondition {
  /// `` `bob@example.org` has 1 message; `Subject` is `Hello` ``
  init(_ bullet: Bullet) throws(LessonFault) {
    var scanner = PhraseScanner(bullet.inline)
    self = try MailboxCondition(&scanner, bullet.line)
    if !scanner.isAtEnd { throw Clause.fault(scanner.rest, bullet.line) }
  }

  /// What follows the last clause is left in the scanner.
  init(_ scanner: inout PhraseScanner, _ line: Int) throws(LessonFault) {
    guard let address = scanner.code(), let mailbox = try? Mailbox(address), mailbox.isQualified, scanner.skip("has"),
      let count = scanner.word().flatMap({ Int($0) }), (1...1_000).contains(count),
      scanner.skip("messages") || scanner.skip("message")
    else {
      throw LessonFault(line, "Mailbox: begins like this: - Mailbox: `bob@example.org` has 1 message")
    }
    var clauses: [Clause] = []
    while scanner.skip(";") {
      let whole = scanner.rest
      guard let clause = try Clause(&scanner, line) else { throw Clause.fault(whole, line) }
      clauses.append(clause)
    }
    self.init(mailbox: mailbox, count: count, clauses: clauses, line: line)
  }
}

extension MailboxCondition.Clause {
  /// Nil where no clause comes next.
  fileprivate init?(_ scanner: inout PhraseScanner, _ line: Int) throws(LessonFault) {
    if scanner.skip("sender is") {
      guard let code = scanner.code() else { return nil }
      self = .sender(code == "<>" ? .null : .mailbox(try Self.mailbox(code, line)))
    } else if scanner.skip("also for") {
      guard let code = scanner.code() else { return nil }
      self = .alsoFor(try Self.mailbox(code, line))
    } else if scanner.skip("report for") {
      guard let code = scanner.code() else { return nil }
      self = .report(try Self.mailbox(code, line))
    } else if scanner.skip("text has") {
      guard let code = scanner.code() else { return nil }
      self = .text(code)
    } else if scanner.skip("from") {
      guard let code = scanner.code() else { return nil }
      self = .client(address: code)
    } else if scanner.skip("over TLS") {
      self = .encrypted(true)
    } else if scanner.skip("in plaintext") {
      self = .encrypted(false)
    } else if scanner.skip("logged in as") {
      guard let code = scanner.code() else { return nil }
      self = .loggedIn(as: code)
    } else if scanner.skip("logged in") {
      self = .loggedIn(as: nil)
    } else {
      guard let header = scanner.code() else { return nil }
      if scanner.skip("is missing") {
        self = .noHeader(name: header)
      } else if scanner.skip("is"), let value = scanner.code() {
        self = .header(name: header, value: value)
      } else if scanner.skip("contains"), let part = scanner.code() {
        self = .headerContains(name: header, part: part)
      } else {
        return nil
      }
    }
  }

  /// What should have been a clause, up to the next semicolon.
  fileprivate static func fault(_ rest: Inline, _ line: Int) -> LessonFault {
    var shown = ""
    for piece in rest.pieces {
      guard case .text(let text) = piece, let end = text.firstIndex(of: ";") else {
        shown += Inline(pieces: [piece]).spaced
        continue
      }
      shown += text[..<end]
      break
    }
    return LessonFault(
      line,
      "\"\(shown.trimmingSpaces)\" is not a clause: `HEADER` is `TEXT`, `HEADER` contains `TEXT`, `HEADER` is missing, "
        + "sender is `ADDRESS`, also for `ADDRESS`, text has `LINE`, over TLS, in plaintext, logged in, logged in as "
        + "`NAME`, from `IP`, report for `ADDRESS`.")
  }

  private static func mailbox(_ code: String, _ line: Int) throws(LessonFault) -> Mailbox {
    guard let mailbox = try? Mailbox(code), mailbox.isQualified else {
      throw LessonFault(line, "`\(code)` is not an address.")
    }
    return mailbox
  }
}

extension Inline {
  /// As it is shown, with the spaces at its ends.
  fileprivate var spaced: String {
    if case .text(let text)? = pieces.first { text } else { plain }
  }
}
