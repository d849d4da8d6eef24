/// Where a person types a line at a time. What becomes of it is told as a `LineEditor.Event`. The program has `LineEditor`; a
/// test has one of its own, without a terminal.
@MainActor package protocol LinePrompt: AnyObject {
  /// A change shows at once; the typed line stays as it is.
  var prompt: String { get set }
  /// Given the line as typed so far, the index from which its octets are shown as stars; nil: none.
  var masks: @MainActor ([UInt8]) -> Int? { get set }
  /// Given the line and the index of the cursor, what Tab offers there; nil: nothing.
  var completes: @MainActor ([UInt8], Int) -> Completion? { get set }
  /// Given a command as typed so far, what is still to come of it, in pieces.
  var hints: @MainActor ([UInt8]) -> [String] { get set }

  /// Shows the prompt and lets a line be typed. If one is being typed already, it goes on under this prompt.
  func begin(prompt: String, kind: InputKind)
  /// Puts text at both sides of the cursor of the line that is typed next.
  func typeAhead(_ before: [UInt8], _ after: [UInt8])
  /// Answers the prompt at hand, and those that follow, with lines that are there already.
  func answer(with lines: [[UInt8]], unfinished before: [UInt8], _ after: [UInt8])
  /// Drops what was typed while no prompt was there; whether there was anything.
  func dropTypedAhead() -> Bool
  /// Whether something can be typed here without being shown.
  var hidesWhatIsTyped: Bool { get }
  /// Asks for something that is not shown; nil: given up. What was typed ahead is not an answer.
  func readSecret(prompt: String) async -> [UInt8]?
  /// Lends the terminal to another program until it ends; its exit status, nil where a signal ended it or it could not begin.
  /// - Parameter text: what it reads as its standard input; nil: the terminal.
  func run(_ arguments: [String], reading text: [UInt8]?) -> Int32?
  /// Gives the terminal back.
  func end()
}

extension LineEditor: LinePrompt {}
