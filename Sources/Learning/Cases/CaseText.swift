import Annotations
import Causes
import Personas
import World

/// A drawn case as a lesson's text, in the format of lessons/README.md: it is read, held to its rules and played like one
/// that somebody wrote.
struct CaseText {
  let drawing: CaseDrawing

  var markdown: String { (head + ticket + culprit + who).joined(separator: "\n") }

  private var fault: CaseFault { drawing.fault }
  private var host: String { drawing.host.name }

  private var head: [String] {
    [
      "# Number \(drawing.seed)", "- Id: \(Self.id(of: drawing.seed))", "- Time: 3 minutes", "- Case: yes",
      "- World: yes",
      "",
    ]
  }

  /// Under which progress is kept.
  static func id(of seed: Int) -> String { "random-\(seed.magnitude)\(seed < 0 ? "-below-zero" : "")" }

  // MARK: The ticket

  private var ticket: [String] {
    let name = drawing.sender.prefix(1).uppercased() + drawing.sender.dropFirst()
    var lines = ["## ticket: \(name)'s ticket"]
    lines += [
      "\"I sent \(drawing.subject) to \(drawing.recipient), and it has not arrived.\"\(symptomIntroduction)", "",
    ]
    lines += symptom
    if let scenario = fault.scenario { lines.append("- Scenario: \(scenario.rawValue) at \(host)") }
    for rule in drawing.host.rules.sorted() where others.contains(rule) {
      lines.append("- Policy: `\(host)` `\(rule.rawValue)` off")
    }
    return lines + [""]
  }

  /// Rules that could get in the way of somebody who does nothing wrong. The scenario of greylisting is that rule itself.
  private var others: [PolicyRule] { fault.scenario == .greylisting ? [.helo] : [.greylist, .helo] }

  private var symptomIntroduction: String {
    switch drawing.symptom {
    case .log: " Our server's log:"
    case .report: " There is \(fault.isTemporary ? "only a warning" : "a report"), and its end is missing:"
    case .host: " That is the whole ticket. The mail goes to `\(host)`."
    }
  }

  private var symptom: [String] {
    let lines: [String]
    switch drawing.symptom {
    case .log:
      let line = "to=<\(drawing.recipient)>, relay=\(host), \(fault.isTemporary ? "deferred" : "bounced")"
      lines = (fault.isTemporary ? ["08:02", "08:17", "08:47"] : ["08:02"]).map { "\($0) \(line)" }
    case .report:
      lines = [
        "Final-Recipient: rfc822; \(drawing.recipient)", "Action: \(fault.isTemporary ? "delayed" : "failed")",
        "Remote-MTA: dns; \(host)",
      ]
    case .host: return []
    }
    return ["```"] + lines + ["```", ""]
  }

  // MARK: The questions

  private var culprit: [String] {
    let facts = fault.cause.facts
    let right = "- [x] `\(fault.label)` Yes. \(facts?.meaning ?? "") \(fault.sign)"
    let wrong = drawing.others.map { "- [ ] `\($0.label)` No. \($0.sign)" }
    return ["## culprit: What is wrong?", right] + wrong + [
      "- Hint: `:open \(host)` connects to the server. Do what a mail server would do, and read what it says.",
      "- Hint: The sender is `\(drawing.senderAddress)`. How far do you get?", "- Solution:", "  ```",
    ] + drawing.expertLines.map { $0.isEmpty ? "" : "  \($0)" } + ["  ```", ""]
  }

  private var who: [String] {
    guard let facts = fault.cause.facts else { return [] }
    // Others who could help are neither right nor wrong answers.
    let asked = Who.allCases.filter { $0 != .nobody && !facts.helpers.contains($0) }
    let choices = asked.map { who in
      who == facts.who
        ? "- [x] `\(who.choice)` Yes. \(facts.remedy)" : "- [ ] `\(who.choice)` No. \(who.objection)"
    }
    return ["## who: Who has to act?"] + choices + ["- Hint: Who can change what the server complains about?", ""]
  }
}

extension Who {
  /// As a choice says it.
  fileprivate var choice: String {
    switch self {
    case .senderUser: "the sender"
    case .senderAdmin: "the sender's administrator"
    case .recipientUser: "the recipient"
    case .recipientAdmin: "the recipient's administrator"
    case .wait: "nobody, since it passes by itself"
    case .nobody: "nobody could"
    }
  }

  /// Why it is somebody else.
  fileprivate var objection: String {
    switch self {
    case .senderUser: "There is nothing in the message or in its addresses that the sender would have to change."
    case .senderAdmin: "The sending server and its address are not to blame."
    case .recipientUser: "The recipient cannot do anything about it."
    case .recipientAdmin: "The receiving server does what it is meant to do."
    case .wait: "A mail server may try again as often as it likes: without somebody's help the reply stays the same."
    case .nobody: "Somebody can."
    }
  }
}
