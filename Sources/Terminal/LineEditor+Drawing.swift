import CReadline

/// How the current line is drawn.
extension LineEditor: EditedLine {
  func hide() {
    if state == .secret {
      screen.write(unsafe: isPlain ? "\n" : "\r\u{1b}[K")  // to the left edge; clear to the end of the row
    } else {
      crl_hide()
    }
  }

  func show() {
    if let secret {
      screen.write(unsafe: bold(visible(secret.prompt)))
    } else {
      windowIsNew = false
      crl_show()
      showHint()
    }
  }

  /// Shows a changed prompt, but not while readline draws something else in its place.
  func refreshPrompt() {
    guard promptIsStale, state == .editing, !crl_prompt_is_busy() else { return }
    promptIsStale = false
    hide()
    crl_set_prompt(promptForReadline)
    screen.writePending()  // between the two drawings, not in a third
    show()
  }

  /// The line as it may be shown, octet for octet: stars for a secret, no character that a terminal would obey.
  func shown(_ typed: [UInt8]) -> [UInt8] {
    var shown = typed
    concealInvisible(&shown)
    if let secret = masks(typed) {
      for index in shown.indices.dropFirst(secret) { shown[index] = 0x2a }
    }
    return shown
  }

  /// The prompt as readline takes it: \001 and \002 stand around what takes no columns. Those of a prompt's
  /// own are spelt out before.
  var promptForReadline: String {
    let safe = visible(prompt)
    return screen.hasColor ? "\u{1}\u{1b}[1m\u{2}\(safe)\u{1}\u{1b}[0m\u{2}" : safe
  }

  func bold(_ safe: String) -> String {
    screen.hasColor ? "\u{1b}[1m\(safe)\u{1b}[0m" : safe
  }
}
