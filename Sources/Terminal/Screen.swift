import CLibrary
import Unix

/// A line being typed, which must step aside while text is written above it.
@MainActor
protocol EditedLine: AnyObject {
  /// Clears it from the screen; the cursor is then where the line began, at the left edge.
  func hide()
  /// Draws it again, with the cursor where it was.
  func show()
}

/// The only place that writes to the terminal or to standard output. It decides colour and buffering, and
/// lets nothing through that is not `visible`. It knows nothing of what the lines mean.
@MainActor
package final class Screen {
  /// Whether the output is a terminal.
  package let isTerminal: Bool
  /// The errno of the first write that failed, after which nothing is written any more: EPIPE when the
  /// reader went away, ENOSPC when the disk is full.
  package private(set) var failure: Int32?
  /// Whether a write failed. The program goes on: it may still have a session to end politely.
  package var broken: Bool { failure != nil }

  /// Whether a line may be drawn in any other way than the terminal likes.
  package private(set) var hasColor: Bool
  package var theme: Theme { didSet { palette = Palette(theme, environment: environment) } }
  /// The line that is being typed, if any. Set by `LineEditor`.
  weak var edited: (any EditedLine)?

  /// Whether the locale says that characters beyond ASCII are shown.
  package var hasUnicode: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    return ["utf-8", "utf8"].contains { locale.lowercased().hasSuffix($0) }
  }

  private var palette: Palette
  private let hasLinks: Bool
  private let output: Int32
  private let environment: (String) -> String?
  private var pending: [UInt8] = []
  /// What is shown while it is kept for `collected`.
  private var collected: [SafeLine]?
  private var statusIsShown = false
  private var flushIsDue = false

  /// A full buffer is written before `flush`, so that a long session through a pipe stays small.
  private static let bufferSize = 1 << 16

  /// - Parameter links: whether RFCs may be links, if the terminal has links.
  package init(
    output: Int32 = STDOUT_FILENO, color: ColorChoice, theme: Theme = .auto, links: Bool = false,
    environment: @escaping (String) -> String? = environmentValue
  ) {
    self.output = output
    self.environment = environment
    isTerminal = isatty(output) == 1
    hasColor = color.allows(isTerminal: isTerminal, environment: environment)
    self.theme = theme
    palette = Palette(theme, environment: environment)
    hasLinks = links && isTerminal && Hyperlinks.areKnown(environment)
  }

  /// Colours from here on as they are wanted now.
  package func use(_ color: ColorChoice) {
    hasColor = color.allows(isTerminal: isTerminal, environment: environment)
  }

  /// Where diagnostics go when standard output is for a program.
  package static var standardError: Screen { Screen(output: STDERR_FILENO, color: .never) }

  /// The columns of the window: what the terminal says, else COLUMNS, else 80.
  package var width: Int {
    var size = winsize()
    if ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), (1...10_000).contains(columns) {
      return columns
    }
    return 80
  }

  /// The rows of the window: what the terminal says; nil where there is none.
  package var height: Int? {
    var size = winsize()
    return isTerminal && ioctl(output, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 ? Int(size.ws_row) : nil
  }

  /// Shows one line as it came from somewhere else. The caller has taken its line end off.
  /// - Parameter bold: octets of it that stand out, all of them printable ASCII.
  package func line(_ bytes: [UInt8], role: Role, bold: Range<Int>? = nil) {
    guard let bold, bytes.indices.contains(bold.upperBound - 1) else {
      return put(SafeLine(visible(bytes), role: role))
    }
    let parts = [bytes[..<bold.lowerBound], bytes[bold], bytes[bold.upperBound...]].map { visible(Array($0)) }
    put(SafeLine(parts[0], bold: parts[1], rest: parts[2], role: role))
  }

  /// Shows one line of text.
  package func line(_ text: String, role: Role) {
    put(SafeLine(visible(text), role: role))
  }

  /// What is on the last row for the time being, while no line is typed: the next one takes its place, and any other
  /// text. Nil: nothing. On a terminal only.
  package var status: String? {
    didSet {
      guard isTerminal, edited == nil, status != oldValue || status != nil else { return }
      clearStatus()
      guard let status else { return }
      var room = width - 1
      let row = visible(status).prefix {
        room -= columns(String($0))
        return room >= 0
      }
      writeAll(Array(row.utf8))
      statusIsShown = true
    }
  }

  // MARK: Long text

  /// What `work` shows, kept instead of written.
  package func collected(_ work: () -> Void) -> [SafeLine] {
    flush()
    collected = []
    defer { collected = nil }
    work()
    return collected ?? []
  }

  /// Shows what was kept.
  package func show(_ lines: [SafeLine]) {
    for line in lines { put(line) }
    flush()
  }

  /// What was kept, for another program to show: without links, which few of them let through.
  package func text(of lines: [SafeLine], inColor: Bool) -> [UInt8] {
    lines.flatMap { Array($0.drawn(in: hasColor && inColor ? palette : nil, hasLinks: false).utf8) }
  }

  private func clearStatus() {
    if statusIsShown { writeAll(Array("\r\u{1b}[K".utf8)) }  // to the left edge; clear to the end of the row
    statusIsShown = false
  }

  /// Writes what is buffered. Call it before every wait when the output is not a terminal.
  package func flush() {
    guard !pending.isEmpty else { return }
    clearStatus()
    edited?.hide()
    writePending()
    edited?.show()
  }

  /// Writes what is buffered to where the cursor is: only while no line is being typed, or it is hidden.
  func writePending() {
    writeAll(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes text that is not a line and that the room itself has put together: a prompt readline does not
  /// draw, a movement of the cursor. What is buffered stays, since this may be part of writing it.
  func write(unsafe text: String) {
    writeAll(Array(text.utf8))
  }

  private func put(_ line: SafeLine) {
    guard collected == nil else {
      collected?.append(line)
      return
    }
    pending += line.drawn(in: hasColor ? palette : nil, hasLinks: hasLinks).utf8
    if pending.count >= Self.bufferSize || (isTerminal && edited == nil) { return flush() }
    if isTerminal { flushSoon() }
  }

  /// Lines that arrive together while a line is typed are written together, so that the typed line is
  /// redrawn once and not for each of them.
  private func flushSoon() {
    guard !flushIsDue else { return }
    flushIsDue = true
    Task {
      flushIsDue = false
      flush()
    }
  }

  private func writeAll(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    // Another program may have made the terminal we share non-blocking.
    do throws(Descriptor.Failure) { try Descriptor.write(output, bytes, waits: true) } catch { failure = error.number }
  }
}

/// A variable of the process's environment.
package func environmentValue(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
