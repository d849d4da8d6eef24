import Events
import Terminal

/// Long text in a pager, as `psql` and `git` have it.
extension Session {
  /// For `less`, where LESS does not say what is wanted: a text that fits is only shown (F), colours are (R), and all of it
  /// stays on the screen (X). It ends with the text (E), so that what is typed next is typed here. Its prompt says how to leave it, for who meets it here for the first time.
  private static let lessOptions = "FRXEPsSpace for more, q to go back$"

  /// Says something long: in a pager, if a person typed the command and the window is too low for it.
  func paged(_ work: () -> Void) {
    guard let editor, let command = Self.pager, let window = presenter.medium.pagedWindow, usesPager else {
      return work()
    }
    presenter.flush()
    let screen = presenter.medium.screen
    let lines = screen.collected(work)
    // The last row is the prompt's.
    let isHigh = lines.reduce(0) { $0 + $1.rows(width: window.columns) } >= window.rows
    guard isHigh || settings.pager == .on else { return screen.show(lines) }
    // The shell outlives a Ctrl-C that is meant for the pager.
    let status = editor.run(
      ["/bin/sh", "-c", "LESS=${LESS-$1}; export LESS; trap : INT QUIT; \(command)", "sh", Self.lessOptions],
      reading: screen.text(of: lines, inColor: Self.lessShowsColor))
    switch status {
    case 126?, 127?:
      screen.show(lines)
      settings.pager = .off
      presenter.warn("The pager \"\(command)\" cannot be started, so this is all of it, and :set pager is off now.")
    case nil: screen.show(lines)
    default: break
    }
  }

  private var usesPager: Bool {
    switch (settings.pager, guidance) {
    case (.off, _), (_, .script), (.auto, .lesson): false
    case (.on, _), (.auto, .none): true
    }
  }

  /// An empty PAGER says that none is wanted.
  private static var pager: String? {
    guard let named = environmentValue("PAGER") else { return "less" }
    return named.allSatisfy(\.isWhitespace) ? nil : named
  }

  private static var lessShowsColor: Bool {
    environmentValue("LESS")?.contains { $0 == "R" || $0 == "r" } ?? true
  }
}
