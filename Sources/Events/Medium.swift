package import Terminal

/// Where a session is shown: whether a person looks on, and how much fits.
@MainActor package struct Medium {
  /// Columns a note may take, its `# ` included.
  static let noteWidth = 72

  /// For the views, and for the editor of the line being typed. Nobody else writes there: a test looks.
  package let screen: Screen
  /// Whether a person sits at a terminal, who has seen on it what was typed.
  let isInteractive: Bool
  /// Whether all of it is to read well from top to bottom: see `Settings.isPlain`.
  let isPlain: Bool

  package init(screen: Screen, isInteractive: Bool = false, isPlain: Bool = false) {
    self.screen = screen
    self.isInteractive = isInteractive
    self.isPlain = isPlain
  }

  /// Columns that the tutor's words may take here.
  var width: Int { min(Self.noteWidth, isInteractive ? max(20, screen.width) : Self.noteWidth) }

  /// Rows of a window of text that a person reads before Enter shows the next; nil: all of it at once. Two rows remain for
  /// the prompt and what is typed there.
  package var pageRows: Int? { isInteractive && !isPlain ? screen.height.map { $0 - 2 } : nil }

  /// Whether a sign beside a word is seen as one: with colours, and where the terminal shows more than ASCII.
  var showsMarks: Bool { isInteractive && !isPlain && screen.hasColor && screen.hasUnicode }

  /// Rows and columns of a window that long text may leave, for a pager; nil: it stays.
  package var pagedWindow: (rows: Int, columns: Int)? {
    guard isInteractive, !isPlain, let rows = screen.height else { return nil }
    return (rows, screen.width)
  }

  /// Whether a line may be drawn over.
  var isLive: Bool { isInteractive && !isPlain && screen.isTerminal }

  /// Without colour a hint could not be told from what is typed.
  var canShowHints: Bool { screen.hasColor }

  /// Colours belong to somebody at a terminal, unless they were asked for.
  package static func color(_ wanted: ColorChoice, isInteractive: Bool, isPlain: Bool) -> ColorChoice {
    !isPlain && (isInteractive || wanted == .always) ? wanted : .never
  }

  func use(_ color: ColorChoice) {
    screen.use(Self.color(color, isInteractive: isInteractive, isPlain: isPlain))
  }

  func use(_ theme: Theme) { screen.theme = theme }

  /// Whether the reader went away, or the disk is full.
  package var isBroken: Bool { screen.broken }

  /// A name as a prompt holds it, with a space after it: a third of the window, or 10 columns, remain for what is typed,
  /// besides what else is in the prompt. Where that leaves nothing of it worth reading, it is left out.
  func shortened(_ name: String, besides others: Int) -> String {
    let room = screen.width - max(10, screen.width / 3) - others - 1
    guard room >= 4 else { return "" }
    return (name.count <= room ? name : "\(name.prefix(room - 2))..") + " "
  }
}
