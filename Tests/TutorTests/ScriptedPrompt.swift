import Terminal
import TestSupport

@testable import Events
@testable import Sessions

/// A person who types what a test says, a thing at a time, each when a prompt asks for it; no terminal.
@MainActor final class ScriptedPrompt: LinePrompt {
  var prompt = ""
  var masks: @MainActor ([UInt8]) -> Int? = { _ in nil }
  var completes: @MainActor ([UInt8], Int) -> Completion? = { _, _ in nil }
  var hints: @MainActor ([UInt8]) -> [String] = { _ in [] }

  /// The prompts that asked, in order.
  private(set) var prompts: [String] = []
  /// What was asked for unseen.
  private(set) var secretPrompts: [String] = []
  var secrets: [String] = []
  /// What is done when all that was to be typed is typed; nil: `:quit`.
  var goesOn: (@MainActor () -> LineEditor.Event)?
  private var typed: [LineEditor.Event]
  private var isAnswered = true
  private let events: EventQueue

  /// - Parameter typed: a line, or `^C`, `^D`; what is missing at the end is `:quit`.
  init(_ typed: [String], _ events: EventQueue) {
    self.typed = typed.map(Self.event)
    self.events = events
  }

  static func event(_ typed: String) -> LineEditor.Event {
    switch typed {
    case "^C": .interrupt(hadText: false)
    case "^D": .endOfInput
    default: .line(octets(typed))
    }
  }

  func begin(prompt: String, kind: InputKind) {
    self.prompt = prompt
    prompts.append(prompt)
    let next = typed.isEmpty ? goesOn?() ?? .line(octets(":quit")) : typed.removeFirst()
    events.post(.editor(next))
  }

  func typeAhead(_ before: [UInt8], _ after: [UInt8]) {}

  func answer(with lines: [[UInt8]], unfinished before: [UInt8], _ after: [UInt8]) {
    typed = lines.map { .line($0) } + typed
  }

  func dropTypedAhead() -> Bool { false }

  var hidesWhatIsTyped = true

  func readSecret(prompt: String) async -> [UInt8]? {
    secretPrompts.append(prompt)
    return secrets.isEmpty ? nil : octets(secrets.removeFirst())
  }

  /// What another program was given to read.
  private(set) var texts: [String] = []
  /// What the editor does with the file it is given; its exit status.
  var edits: (_ path: String) -> Int32? = { _ in 0 }
  private(set) var programs: [[String]] = []

  func run(_ arguments: [String], reading text: [UInt8]?) -> Int32? {
    programs.append(arguments)
    if let text { texts.append(String(decoding: text, as: UTF8.self)) }
    return edits(arguments.last ?? "")
  }

  func end() {}
}
