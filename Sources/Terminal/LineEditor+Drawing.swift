internal import CReadline

/// How the line at hand stands on the screen.
extension LineEditor: EditedLine {
  func hide() {
    if state == .secret {
      screen.write(unsafe: "\r\u{1b}[K")  // to the left edge; clear to the end of the row
    } else {
      crl_hide()
    }
  }

  func show() {
    if let secret {
      screen.write(unsafe: bold(visible(secret.prompt)))
    } else {
      crl_show()
    }
  }

  /// Shows a changed prompt, but not while readline draws something else in its place.
  func refreshPrompt() {
    guard promptIsStale, state == .editing, !crl_prompt_is_busy() else { return }
    promptIsStale = false
    crl_set_prompt(promptForReadline)
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
