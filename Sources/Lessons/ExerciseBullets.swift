import SMTP

extension Lesson.Ask {
  /// False for a keyword that has no meaning in an Ask.
  mutating func read(_ bullet: Bullet) throws(LessonFault) -> Bool {
    switch bullet.keyword {
    case "Answer": answers.append(try LessonAnswer(bullet))
    case "Expect":
      guard expect == nil else { throw LessonFault(bullet.line, "Expect: occurs twice.") }
      expect = try ReplyPattern(bullet.inline.plain, line: bullet.line)
    case "Accept":
      let known = Lesson.Acceptance.allCases.map(\.rawValue).joined(separator: "; ")
      if bullet.inline.pieces.isEmpty { throw LessonFault(bullet.line, "Accept: says what may differ: \(known).") }
      for word in bullet.inline.plain.split(separator: ";") {
        guard let acceptance = Lesson.Acceptance(rawValue: word.trimmingSpaces) else {
          throw LessonFault(
            bullet.line,
            "Accept: does not know \"\(word.trimmingSpaces)\". With semicolons between them it takes: \(known).")
        }
        accepts.insert(acceptance)
      }
    case "Wrong": wrongs.append(try Lesson.Wrong(bullet))
    case "If": branches.append(try Lesson.Branch(bullet))
    case "Mailbox": mailboxes.append(try MailboxCondition(bullet))
    case "Not": prohibitions.append(try Prohibition(bullet))
    default: return false
    }
    return true
  }
}

extension Lesson.Task {
  /// False for a keyword that has no meaning in a Task.
  mutating func read(_ bullet: Bullet) throws(LessonFault) -> Bool {
    switch bullet.keyword {
    case "Solution":
      guard let block = bullet.block, solution.isEmpty else {
        throw LessonFault(bullet.line, "Solution: takes one block of lines, fenced and indented below it.")
      }
      solution = block
      solutionLine = bullet.line
    case "Server": exchanges.append(try ExchangeCondition(bullet))
    case "Typed": typed.append(try TypedCondition(bullet))
    case "Not": prohibitions.append(try Prohibition(bullet))
    case "If": branches.append(try Lesson.Branch(bullet))
    case "Mailbox": mailboxes.append(try MailboxCondition(bullet))
    default: return false
    }
    return true
  }
}

extension LessonAnswer {
  init(_ bullet: Bullet) throws(LessonFault) {
    if let block = bullet.block {
      guard bullet.inline.pieces.isEmpty, block.last == ".", !block.dropLast().contains(".") else {
        throw LessonFault(
          bullet.line, "A message is a block that ends with its lone dot, with nothing on the line of Answer:.")
      }
      self.init(.message(block), line: bullet.line)
    } else if let (code, rest) = bullet.inline.leadingCode, rest.plain.isEmpty, !code.trimmingSpaces.isEmpty {
      self.init(.line(code), line: bullet.line)
    } else {
      throw LessonFault(bullet.line, "Put the line to type in backticks, alone: - Answer: `NOOP`")
    }
  }
}

extension ReplyPattern {
  init(_ text: String, line: Int) throws(LessonFault) {
    let bare = text.hasPrefix("`") ? String(text.dropFirst().prefix { $0 != "`" }) : text
    guard let pattern = ReplyPattern(bare) else {
      throw LessonFault(line, "\"\(bare)\" is not a reply: write 250, or 5yz for all that start with 5.")
    }
    self = pattern
  }
}

extension Lesson.Wrong {
  init(_ bullet: Bullet) throws(LessonFault) {
    guard let (code, rest) = bullet.inline.leadingCode, !rest.plain.isEmpty else {
      throw LessonFault(
        bullet.line, "Put the wrong line in backticks, and after it what to say: - Wrong: `LINE` TEXT")
    }
    self.init(typed: code, words: Lesson.Words(rest.plain, line: bullet.line))
  }
}

extension Lesson.Branch {
  init(_ bullet: Bullet) throws(LessonFault) {
    guard let (code, rest) = bullet.inline.leadingCode, !rest.plain.isEmpty else {
      throw LessonFault(
        bullet.line, "Put a code or a verb in backticks, and after it what to say: - If: `503` TEXT")
    }
    let words = Lesson.Words(rest.plain, line: bullet.line)
    if let pattern = ReplyPattern(code) {
      self.init(condition: .reply(pattern), words: words)
    } else if Verb.known.contains(Verb(rawValue: code)) {
      self.init(condition: .verb(Verb(rawValue: code)), words: words)
    } else {
      throw LessonFault(bullet.line, "If: `\(code)` is neither a reply (503, 5yz) nor a verb of SMTP.")
    }
  }
}
