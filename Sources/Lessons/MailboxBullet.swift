import SMTP

extension MailboxCondition {
  /// `` `bob@example.org` has 1 message; `Subject` is `Hello` ``
  init(_ bullet: Bullet) throws(LessonFault) {
    var clauses = bullet.inline.clauses[...]
    guard let head = clauses.popFirst(), let (address, rest) = head.leadingCode, let mailbox = try? Mailbox(address),
      mailbox.isQualified, let count = Self.count(rest.plain)
    else {
      throw LessonFault(bullet.line, "Mailbox: begins like this: - Mailbox: `bob@example.org` has 1 message")
    }
    var read: [Clause] = []
    for clause in clauses { read.append(try Clause(clause, line: bullet.line)) }
    self.init(mailbox: mailbox, count: count, clauses: read, line: bullet.line)
  }

  private static func count(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 3, words[0] == "has", ["message", "messages"].contains(words[2]) else { return nil }
    return Int(words[1]).flatMap { (1...1_000).contains($0) ? $0 : nil }
  }
}

extension MailboxCondition.Clause {
  fileprivate init(_ inline: Inline, line: Int) throws(LessonFault) {
    let words = inline.words
    switch words.count {
    case 2 where words[0] == .text("sender is"): self = .sender(try Self.path(words[1], line))
    case 2 where words[0] == .text("also for"): self = .alsoFor(try Self.mailbox(words[1], line))
    case 2 where words[0] == .text("text has"): self = .text(words[1].content)
    case 2 where words[1] == .text("is missing"): self = .noHeader(name: words[0].content)
    case 3 where words[1] == .text("is"): self = .header(name: words[0].content, value: words[2].content)
    default:
      throw LessonFault(
        line,
        "\"\(inline.plain)\" is not a clause: `HEADER` is `TEXT`, `HEADER` is missing, sender is `ADDRESS`, also "
          + "for `ADDRESS`, text has `LINE`.")
    }
  }

  private static func mailbox(_ piece: Inline.Piece, _ line: Int) throws(LessonFault) -> Mailbox {
    guard let mailbox = try? Mailbox(piece.content), mailbox.isQualified else {
      throw LessonFault(line, "`\(piece.content)` is not an address.")
    }
    return mailbox
  }

  private static func path(_ piece: Inline.Piece, _ line: Int) throws(LessonFault) -> ReversePath {
    piece.content == "<>" ? .null : .mailbox(try mailbox(piece, line))
  }
}

extension Inline.Piece {
  fileprivate var content: String {
    switch self {
    case .text(let text), .code(let text): text
    }
  }
}

extension Inline {
  /// Split at semicolons outside code.
  fileprivate var clauses: [Inline] {
    var clauses: [[Piece]] = [[]]
    for piece in pieces {
      guard case .text(let text) = piece else {
        clauses[clauses.count - 1].append(piece)
        continue
      }
      for (index, part) in text.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { clauses.append([]) }
        clauses[clauses.count - 1].append(.text(String(part)))
      }
    }
    return clauses.map { Inline(pieces: $0) }
  }

  /// The pieces without spaces around text, and without text that is nothing else.
  fileprivate var words: [Piece] {
    pieces.compactMap { piece in
      guard case .text(let text) = piece else { return piece }
      let bare = text.trimmingSpaces
      return bare.isEmpty ? nil : .text(bare)
    }
  }
}
