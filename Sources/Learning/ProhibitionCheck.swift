import Lessons
import SMTP

/// Tries to do what a Not forbids: one that nobody can break says nothing.
struct ProhibitionCheck {
  /// Where the step begins.
  let start: InMemorySession
  /// Where its lines lead, the start included.
  var places: [InMemorySession] = []
  /// What does the step as it has to be done.
  let lines: [String]

  func faults(of prohibitions: [Prohibition]) -> [LessonFault] {
    prohibitions.filter { !isBreakable($0) }.map {
      LessonFault($0.words.line, "Nothing that was tried does what this Not forbids.")
    }
  }

  private func isBreakable(_ prohibition: Prohibition) -> Bool {
    var ways = (BranchCheck.probes + lines + BranchCheck.nearMisses(lines)).map { [$0] }
    var starts = [start]
    switch prohibition.event {
    case .mail(let condition): ways = messages(fulfilling: condition)
    case .plaintext: ways += [lines.leavingOut([.startTLS, .quit]), lines.loginAlone]
    case .before(_, .command(let verb)): ways += [lines.leavingOut([verb, .quit])]
    case .before(_, .local): ways += [lines.filter { !$0.hasPrefix(":") }]
    case .reply:
      ways += [lines]
      starts = places.filter { $0.isOpen && $0.dialogue.stage != .message }
    }
    return starts.contains { start in
      ways.contains { way in
        var run = StepRun([prohibition], start.copy())
        for line in way { run.type(line) }
        return run.broken != nil
      }
    }
  }

  // MARK: A message that must not arrive

  /// The step's own lines, changed so that such a message comes of them, as often as it takes.
  private func messages(fulfilling condition: MailboxCondition) -> [[String]] {
    var changed = lines.leavingOut([.quit])
    for clause in condition.clauses { changed.fulfil(clause, from: start.dialogue.stage == .message) }
    let others = changed.naming(condition.mailbox)
    // The lines of a step may take no message at all, or not to this mailbox.
    return [changed, others, changed.leavingOut([.startTLS])].map { way in
      Array(repeatElement(way, count: condition.count + 1).joined())
    }
  }
}

extension [String] {
  private var verbs: [Verb] { map { Verb(of: $0.utf8) } }

  /// Without the commands that have one of these verbs; what is in a message stays.
  func leavingOut(_ left: [Verb]) -> [String] {
    var isMessage = false
    return filter { line in
      if isMessage {
        isMessage = line != "."
        return true
      }
      let verb = Verb(of: line.utf8)
      if left.contains(verb) { return false }
      isMessage = verb == .data
      return true
    }
  }

  /// Its hello and its login.
  var loginAlone: [String] {
    let verbs = verbs
    let login = verbs.firstIndex(of: .auth).map { self[$0] } ?? ""
    return [verbs.firstIndex { $0.isHello }.map { self[$0] } ?? "EHLO client.test", login]
  }

  /// With one more recipient.
  fileprivate func naming(_ mailbox: Mailbox) -> [String] {
    guard let last = verbs.lastIndex(of: .rcpt) else { return self }
    return self[...last] + ["RCPT TO:<\(mailbox)>"] + self[(last + 1)...]
  }

  /// - Parameter isInMessage: whether the first line is one of a message.
  fileprivate mutating func fulfil(_ clause: MailboxCondition.Clause, from isInMessage: Bool) {
    guard let top = isInMessage ? startIndex : verbs.firstIndex(of: .data).map({ $0 + 1 }) else { return }
    switch clause {
    case .header(let name, let text), .headerContains(let name, let text): insert("\(name): \(text)", at: top)
    case .noHeader(let name): removeAll { $0.lowercased().hasPrefix("\(name.lowercased()):") }
    case .text(let line):
      let empty = self[top...].firstIndex(of: "") ?? top
      insert(line, at: empty + 1)
    case .sender(let path):
      for index in verbs.indices where verbs[index] == .mail { self[index] = "MAIL FROM:\(path)" }
    case .alsoFor(let mailbox): self = naming(mailbox)
    case .encrypted(false): self = leavingOut([.startTLS])
    case .encrypted(true), .loggedIn, .client, .report: break
    }
  }
}
