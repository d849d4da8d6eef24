import Dispatch
import Glibc
import Octets
import Terminal

/// A program with a prompt and nothing else, which shows what the terminal room reports. The tests drive it
/// through a pseudo-terminal; it can be tried by hand too.
///
/// USR1 shows a line of text, whatever is being typed; USR2 ends a `hold`. Behind `MA` stand hints, of which there are
/// more than fit a row.
@main
@MainActor
final class TerminalProbe {
  private let screen = Screen(color: .auto)
  private var editor: LineEditor?
  private var kind = InputKind.command
  private var prompt = "probe> "
  private var isHolding = false
  private var sources: [any DispatchSourceSignal] = []
  private var signalsToCatch = 0
  private var lateTexts = 0

  static func main() async {
    ignoreBrokenPipes()
    if CommandLine.arguments.contains("--abandon") { return await abandonLine() }
    let probe = TerminalProbe()
    await withCheckedContinuation { probe.run($0) }
  }

  /// Ends while a line is being waited for.
  private static func abandonLine() async {
    let input = LineInput()
    let first = await input.next()
    Task.detached { await input.next() }
    let screen = Screen(color: .never)
    screen.line(first?.bytes ?? [], role: .plain)
    screen.line("abandoned", role: .plain)
  }

  private func run(_ finished: CheckedContinuation<Void, Never>) {
    let history = History()
    if let problem = history.problem { screen.line("# \(problem)", role: .note) }
    let editor = LineEditor(screen: screen, history: history) { [unowned self] event in
      if !self.handle(event, history) { finished.resume() }
    }
    self.editor = editor
    editor.masks = { line in line.starts(with: "AUTH PLAIN ".utf8) ? 11 : nil }
    editor.hints = Self.hints
    on(SIGUSR1) { $0.showLateText() }
    on(SIGUSR2) { $0.release() }
  }

  private static func hints(behind line: [UInt8]) -> [String] {
    if line.starts(with: "AUTH".utf8) { return [" a secret has none"] }
    guard line.starts(with: "MA".utf8) else { return [] }
    return [" one", " \u{1b}two", String(repeating: " three", count: 20), " \u{90f5}", " five"]
  }

  /// Starts when the last signal is being caught, which Dispatch does in its own time: one that came sooner
  /// would be lost.
  private func signalIsCaught() {
    signalsToCatch -= 1
    guard signalsToCatch == 0 else { return }
    if CommandLine.arguments.contains("--hold") { hold() } else { next() }
  }

  private func on(_ signal: Int32, _ action: @escaping @MainActor (TerminalProbe) -> Void) {
    Glibc.signal(signal, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: signal, queue: .main)
    source.setEventHandler { MainActor.assumeIsolated { action(self) } }
    source.setRegistrationHandler { MainActor.assumeIsolated { self.signalIsCaught() } }
    signalsToCatch += 1
    source.resume()
    sources.append(source)
  }

  private func next() {
    editor?.begin(prompt: prompt, kind: kind)
  }

  private func hold() {
    isHolding = true
    screen.line("holding", role: .note)
  }

  private func release() {
    guard isHolding else { return }
    isHolding = false
    next()
  }

  private func showLateText() {
    lateTexts += 1
    screen.line("late text \(lateTexts)", role: .server)
  }

  /// Whether the program goes on.
  private func handle(_ event: LineEditor.Event, _ history: History) -> Bool {
    switch event {
    case .line(let line): return obey(line, history)
    case .paste(let paste):
      screen.line("got paste \(paste.lines.map { visible($0) })", role: .note)
      editor?.typeAhead(paste.rest, paste.after)
      next()
    case .pasteTooLong: screen.line("got too long a paste", role: .note)
    case .interrupt(let hadText): screen.line("got interrupt, text: \(hadText)", role: .note)
    case .endOfInput:
      screen.line("got end of input", role: .note)
      editor?.end()
      return false
    case .terminate(let signal):
      screen.line("got signal \(signal)", role: .note)
      return false
    }
    return true
  }

  private func obey(_ line: [UInt8], _ history: History) -> Bool {
    screen.line(Array("got [".utf8) + line + Array("]".utf8), role: .note)
    if kind == .command { history.add(line, keep: !line.starts(with: "AUTH ".utf8)) }
    let words = visible(line).split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first {
    case "quit":
      editor?.end()
      return false
    case "hold": hold()
    case "wait": later(1_000) { $0.next() }
    case "late":
      for count in 1...5 { later(count * 200) { $0.showLateText() } }
      next()
    case "message":
      kind = .message
      next()
    case ".":
      kind = .command
      next()
    case "prompt":
      prompt = words.last ?? ""
      next()
    case "change":  // while the next line is typed
      next()
      later(500) { $0.editor?.prompt = words.last ?? "" }
    case "secret": askSecret()
    case "crash": fatalError("as told")
    case "abort": abort()
    case "abort-queue": DispatchQueue.global().async { abort() }
    case "abort-task": Task.detached { abort() }
    // Unlike abort(), raise() unblocks the signal in no version of the C library.
    case "raise-queue": DispatchQueue.global().async { raise(SIGABRT) }
    case "raise-task": Task.detached { raise(SIGABRT) }
    case "segfault-queue": DispatchQueue.global().async { raise(SIGSEGV) }
    default: next()
    }
    return true
  }

  private func later(_ milliseconds: Int, _ action: @escaping @MainActor (TerminalProbe) -> Void) {
    DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
      MainActor.assumeIsolated { action(self) }
    }
  }

  private func askSecret() {
    Task {
      let secret = await editor?.readSecret(prompt: "password: ")
      screen.line(secret.map { Array("secret [".utf8) + $0 + [0x5d] } ?? Array("no secret".utf8), role: .note)
      next()
    }
  }
}
