import CMark
import Octets
import SMTP

/// Reads a lesson. It goes on after a fault, so that a teacher hears of all of them at once.
package struct LessonReader {
  package private(set) var faults: [LessonFault] = []

  private var title: String?
  private var id: String?
  private var minutes: Int?
  private var goal: String?
  /// Bullets that say yes to something.
  private var traits: Set<String> = []
  /// Where the steps so far have led.
  private var environment = Lesson.Environment()
  /// The first bullet that needs the practice world.
  private var firstOfWorld: Int?
  private var introduction: [Prose] = []
  private var steps: [Lesson.Step] = []
  private var draft: StepDraft?
  private var stepIDs: Set<String> = []
  private var stepCount = 0

  /// - Returns: the lesson, if nothing is wrong with its form, and what is, in the order of lines.
  package static func read(_ octets: [UInt8]) -> (lesson: Lesson?, faults: [LessonFault]) {
    var reader = LessonReader()
    let lesson = reader.read(octets)
    let faults = reader.faults.sorted { $0.line < $1.line }
    return (faults.isEmpty ? lesson : nil, faults)
  }

  private init() {}

  private mutating func read(_ octets: [UInt8]) -> Lesson? {
    guard octets.count <= Lesson.sizeLimit else {
      fault(1, "A lesson has at most \(Lesson.sizeLimit / 1024) KB. Make two of it.")
      return nil
    }
    let octets = SourceText.withoutMark(octets)
    faults += SourceText.faults(in: octets)
    guard faults.isEmpty, let document = MarkdownNode(octets) else { return nil }
    for block in document.children { read(block) }
    finishStep()
    if title?.isEmpty ?? true { fault(1, "The file has to begin with its title: # TITLE") }
    if id == nil { fault(1, "The lesson's name has to follow its title: - Id: some-name") }
    if minutes == nil { fault(1, "The time it takes has to follow its title: - Time: 8 minutes") }
    if steps.isEmpty, stepCount == 0 { fault(1, "The lesson has no step. A step begins with ## ID: TITLE") }
    if let firstOfWorld, !traits.contains("World") {
      fault(firstOfWorld, "This needs the practice world: - World: yes, below the title.")
    }
    guard let title, let id, let minutes else { return nil }
    var lesson = Lesson(id: id, title: title, minutes: minutes, introduction: introduction, steps: steps)
    lesson.isInWorld = traits.contains("World")
    lesson.isOptional = traits.contains("Optional")
    lesson.goal = goal
    lesson.isCase = traits.contains("Case")
    return lesson
  }

  private mutating func fault(_ line: Int, _ words: String) {
    faults.append(LessonFault(line, words))
  }

  // MARK: Blocks

  private mutating func read(_ block: MarkdownNode) {
    switch block.type {
    case CMARK_NODE_HEADING: heading(block)
    case CMARK_NODE_LIST where block.isBulletList: for item in block.children { bullet(item) }
    default:
      guard let prose = BlockReader.prose(block, &faults) else {
        draft?.isIncomplete = true
        return
      }
      if prose.isHalfASession {
        fault(
          block.line, "Some lines of this block have a mark, C: or S:, and some have none. A session has one on each.")
      }
      if draft == nil { introduction.append(prose) } else { draft?.step.prose.append(prose) }
    }
  }

  private mutating func heading(_ block: MarkdownNode) {
    let text = BlockReader.text(block, &faults)
    switch block.level {
    case 1 where title == nil && stepCount == 0:
      title = text
      if !isAtStart { fault(block.line, "Nothing may come before the title.") }
    case 1: fault(block.line, "A lesson has one title. A step begins with ## ID: TITLE")
    case 2: begin(text, block.line)
    default: fault(block.line, "Only # for the title and ## for a step have a meaning.")
    }
  }

  private var isAtStart: Bool { introduction.isEmpty && id == nil && minutes == nil }

  private mutating func begin(_ heading: String, _ line: Int) {
    finishStep()
    stepCount += 1
    if stepCount == Lesson.stepLimit + 1 { fault(line, "A lesson has at most \(Lesson.stepLimit) steps.") }
    guard let colon = heading.firstIndex(of: ":"), Identifier.isWellFormed(heading[..<colon]) else {
      fault(line, "A step begins with ## ID: TITLE; an id has small letters, digits and hyphens.")
      draft = StepDraft(step: Lesson.Step(id: "", title: heading, line: line))
      return
    }
    let id = String(heading[..<colon])
    if !stepIDs.insert(id).inserted { fault(line, "Another step has the id \"\(id)\" already.") }
    let title = heading[heading.index(after: colon)...].trimmingSpaces
    if title.isEmpty { fault(line, "The step has no title: ## ID: TITLE") }
    draft = StepDraft(step: Lesson.Step(id: id, title: title, line: line))
  }

  private mutating func finishStep() {
    guard var draft else { return }
    self.draft = nil
    if var step = draft.finish() {
      environment = draft.place.changed(environment)
      step.environment = environment
      step.policies = draft.place.policies
      steps.append(step)
    }
    firstOfWorld = firstOfWorld ?? draft.place.firstOfWorld
    faults += draft.faults
  }

  // MARK: Bullets

  private mutating func bullet(_ item: MarkdownNode) {
    guard let bullet = Bullet(item, faults: &faults) else {
      draft?.isIncomplete = true
      return
    }
    if draft != nil {
      draft?.read(bullet)
    } else {
      about(bullet)
    }
  }

  /// A bullet about the lesson as a whole.
  private mutating func about(_ bullet: Bullet) {
    let text = bullet.inline.plain
    switch bullet.keyword {
    case "Id" where id == nil:
      id = text
      if !Identifier.isWellFormed(text) {
        fault(bullet.line, "The lesson's name has small letters, digits and hyphens: - Id: some-name")
      }
    case "Time" where minutes == nil:
      minutes = text.split(separator: " ").first.flatMap { Int($0) } ?? 0
      if !(1...120).contains(minutes ?? 0) { fault(bullet.line, "Say how many minutes it takes: - Time: 8 minutes") }
    case "Goal" where goal == nil:
      goal = text
      if text.isEmpty { fault(bullet.line, "Say what one can do after the lesson: - Goal: send a message by hand") }
    case "World", "Optional", "Case":
      if text != "yes" { fault(bullet.line, "\(bullet.keyword): says yes, or is left out.") }
      if !traits.insert(bullet.keyword).inserted { fault(bullet.line, "\(bullet.keyword): occurs twice.") }
    case "Id", "Time", "Goal": fault(bullet.line, "\(bullet.keyword): occurs twice.")
    default:
      fault(
        bullet.line,
        "Before the first step only Id:, Time:, Goal:, World:, Optional: and Case: have a meaning, not \(bullet.keyword):."
      )
    }
  }
}

/// Names of lessons and steps.
enum Identifier {
  static func isWellFormed(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.count <= 40
      && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || $0.isASCIIDigit || $0 == ASCII.hyphen }
  }
}

/// What is wrong with a lesson, and where.
package struct LessonFault: Error, Equatable, Sendable {
  /// From 1.
  package let line: Int
  /// What is wrong and what to do about it: a sentence or two.
  package let words: String

  package init(_ line: Int, _ words: String) {
    self.line = line
    self.words = words
  }
}
