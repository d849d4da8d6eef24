import CLibrary
import CReadline

/// The line a person types, with readline's editing, on the terminal of standard input.
///
/// It decides when keys are read and what becomes of the terminal's modes and signals; what a line means
/// it does not know. Between lines the terminal is raw and silent, so that what is typed while the program
/// waits is kept for the next prompt. There is one at a time.
@MainActor
package final class LineEditor {
  package enum Event: Sendable, Equatable {
    /// A line was typed and accepted with Enter. It holds no CR, LF or NUL.
    case line([UInt8])
    /// Several lines were pasted. They were not taken; nothing is typed any more.
    case paste(Paste)
    /// A paste was longer than a paste may be and was dropped. The typed line stays.
    case pasteTooLong
    /// Ctrl-D on an empty line.
    case endOfInput
    /// Ctrl-C. At a prompt the line was cleared and the prompt is shown again.
    case interrupt(hadText: Bool)
    /// TERM or HUP came, or the terminal went away. The editor has ended.
    case terminate(signal: Int32)
  }

  enum State {
    /// Nothing is asked for: keys wait in the terminal.
    case waiting
    /// A line is being typed.
    case editing
    /// A secret is being typed.
    case secret
    /// The terminal was given back.
    case ended
  }

  let screen: Screen
  /// Whether no escape sequence may be written. A line that must make room is then left as it is, and written
  /// once more after what came in between.
  let isPlain: Bool
  let history: History
  let onEvent: @MainActor (Event) -> Void
  var state = State.waiting
  var kind = InputKind.command
  var promptIsStale = false
  /// Plain only: the window has another size since the line was written.
  var windowIsNew = false
  /// Plain only: the line is shown a part at a time.
  var isScrolling = false
  var historySeen = 0
  /// What is left of a typed line that held line ends; each piece answers a prompt of its own.
  var pieces: [[UInt8]] = []
  /// What the next line begins with, on both sides of the cursor.
  private var unfinished: (before: [UInt8], after: [UInt8]) = ([], [])
  var secret: (reader: SecretReader, prompt: String, continuation: CheckedContinuation<[UInt8]?, Never>)?
  var keys: InputWatch?
  var signals: SignalPipe?

  /// Given the line as typed so far, the index from which its octets are shown as stars; nil: none.
  package var masks: @MainActor ([UInt8]) -> Int? = { _ in nil }

  /// Given the line and the index of the cursor, what Tab offers there; nil: nothing.
  package var completes: @MainActor ([UInt8], Int) -> Completion? = { _, _ in nil }

  /// Given a command as typed so far, what is still to come of it, in pieces: as many as fit the row are shown dim after
  /// the cursor. Asked only while the cursor is at the end, on a screen with colour, and never for a line with stars.
  package var hints: @MainActor ([UInt8]) -> [String] = { _ in [] }

  /// The prompt; a change shows at once, the typed line stays as it is.
  package var prompt = "" {
    didSet {
      guard prompt != oldValue, state == .editing else { return }
      promptIsStale = true
      refreshPrompt()
    }
  }

  /// The editor that has the terminal, until `end`: readline knows only one line, and a source that waits
  /// must not be released.
  private static var current: LineEditor?

  /// Takes the terminal: what is typed from here on is kept for the first prompt. Standard input must be a
  /// terminal; otherwise the editor has ended before it began.
  package init(
    applicationName: String = "smtp-tutor", screen: Screen, history: History,
    isPlain: Bool = Standard.terminalIsDumb, onEvent: @escaping @MainActor (Event) -> Void
  ) {
    self.screen = screen
    self.history = history
    self.isPlain = isPlain
    self.onEvent = onEvent
    precondition(Self.current == nil, "readline edits one line at a time")
    guard crl_modes_take() else {
      state = .ended
      return
    }
    Self.current = self
    watchSignals()
    watchKeys()
    crl_initialize(applicationName, isPlain) { line, length in
      guard let line, length > 0 else { return }
      let buffer = UnsafeMutableBufferPointer(start: line, count: length)
      let typed = Array(buffer)
      let shown = MainActor.assumeIsolated { LineEditor.current?.shown(typed) } ?? typed
      if shown != typed { _ = buffer.update(fromContentsOf: shown) }
    }
  }

  /// Shows `prompt` and lets a line be typed. If one is being typed already, it goes on under this prompt.
  package func begin(prompt: String, kind: InputKind) {
    screen.flush()
    pickUpHistory()
    self.kind = kind
    if state == .editing {
      crl_set_message(kind == .message)
      self.prompt = prompt
      return showHint()
    }
    self.prompt = prompt
    guard state == .waiting else { return }
    if !pieces.isEmpty { return answerWithPiece() }
    state = .editing
    promptIsStale = false
    windowIsNew = false
    isScrolling = false
    crl_begin(promptForReadline, kind == .message)
    putBack()
    scrollIfEdited([])
    screen.edited = self
    keys?.resume()
    showHint()
  }

  /// The next line that is typed begins with this; the cursor is between the two.
  package func typeAhead(_ before: [UInt8], _ after: [UInt8]) {
    unfinished = (before, after)
  }

  /// While no line is typed, the keys wait in the terminal.
  package func dropTypedAhead() -> Bool {
    var count: Int32 = 0
    guard state == .waiting, ioctl(STDIN_FILENO, UInt(FIONREAD), &count) == 0, count > 0 else { return false }
    return tcflush(STDIN_FILENO, TCIFLUSH) == 0
  }

  /// What was pasted for a prompt that takes whole lines only: each of `lines` answers a prompt of its own.
  package func answer(with lines: [[UInt8]], unfinished before: [UInt8], _ after: [UInt8]) {
    pieces = lines
    typeAhead(before, after)
  }

  private func putBack() {
    let (before, after) = unfinished
    unfinished = ([], [])
    guard !before.isEmpty || !after.isEmpty else { return }
    insert(before + after)
    crl_set_cursor(before.count)
  }

  /// Gives the terminal back as it was found. What was typed and not accepted is dropped.
  package func end() {
    guard state != .ended else { return }
    leaveLine()
    secret?.continuation.resume(returning: nil)
    secret = nil
    if state == .waiting { keys?.resume() }  // a suspended source must not be released
    let wasEditing = state == .editing
    state = .ended
    keys?.cancel()
    signals?.cancel()
    // In the background the terminal is somebody else's, and touching it would stop the program.
    if crl_is_in_foreground() {
      // A prompt that nobody will answer goes; what was typed stays to be read.
      if wasEditing, crl_has_text() { screen.write(unsafe: "\n") } else if wasEditing { crl_hide() }
      crl_remove()
    }
    crl_modes_restore()
    crl_signals_restore()
    Self.current = nil
  }

  /// What is written from here on has no typed line to step around.
  func leaveLine() {
    screen.flush()
    crl_take_hint_away()
    screen.edited = nil
  }

  private func watchKeys() {
    keys = InputWatch(STDIN_FILENO) { [weak self] in self?.keyArrived() }  // not resumed: the state is `waiting`
  }

  private func pickUpHistory() {
    for line in history.lines.suffix(history.total - historySeen) {
      crl_add_history(line.map { CChar(bitPattern: $0) } + [0])
    }
    historySeen = history.total
  }
}
