import CPseudoTerminal
import Dispatch
import Glibc

/// A program on a terminal of its own, with somebody who types and looks.
///
/// Nothing here waits for time to pass: `expect` waits until something shows. State belongs to one serial
/// queue, so that no thread of Swift's small pool is held by a wait.
package final class PseudoTerminal: @unchecked Sendable {  // all that varies is touched only on `queue`
  /// How a program ended.
  package enum Exit: Sendable, Equatable {
    case status(Int32)
    case signal(Int32)
    /// It did not, and was killed from here.
    case overdue(Missing)
  }

  /// What was awaited did not show.
  package struct Missing: Error, Equatable, CustomStringConvertible {
    package var description: String
  }

  /// What can be looked at while waiting.
  package struct View: Sendable {
    /// All bytes written so far, and how many of them earlier expectations have used up.
    package var output: [UInt8] = []
    package var seen = 0
    package var picture: TerminalPicture
  }

  private struct Waiter {
    var what: String
    var test: @Sendable (inout View) -> Bool
    var continuation: CheckedContinuation<Void, any Error>
  }

  /// The process id.
  package let process: Int32

  /// The modes before the program started.
  package let foundModes: TerminalModes

  private let terminal: cpt_terminal
  private var controller: Int32 { terminal.controller }
  private let queue = DispatchQueue(label: "pseudo-terminal")
  private let source: any DispatchSourceRead
  private var view: View
  private var waiters: [Int: Waiter] = [:]
  private var nextID = 0
  private var exit: Exit?
  private var exitWaiters: [CheckedContinuation<Exit, Never>] = []
  /// Why the program was killed from here, if it was.
  private var overdue: Missing?

  /// Starts `program`. Its environment is `environment` and a small one that does not depend on who runs
  /// the tests: TERM=xterm, UTF-8, no inputrc, no home, no pager.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    let base = [
      "TERM": "xterm", "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null", "PATH": "/usr/bin:/bin",
      "HOME": "/nonexistent", "PAGER": "", "XDG_CONFIG_HOME": Program.configurationFolder,
      "SWIFT_BACKTRACE": "enable=no",
    ]
    let variables = base.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var terminal = cpt_terminal()
    process = withCStrings([program] + arguments) { arguments in
      withCStrings(variables) { variables in
        cpt_spawn(program, arguments, variables, Int32(rows), Int32(columns), &terminal)
      }
    }
    guard process > 0 else { throw Missing(description: "\(program): \(String(cString: strerror(errno)))") }
    self.terminal = terminal
    foundModes = TerminalModes(terminal.found)
    view = View(picture: TerminalPicture(columns: columns, rows: rows))
    source = DispatchSource.makeReadSource(fileDescriptor: terminal.controller, queue: queue)
    source.setEventHandler { [weak self] in self?.drain() }
    source.setCancelHandler { close(terminal.controller) }
    source.resume()
    reap()
  }

  deinit {
    if exit == nil { kill(process, SIGKILL) }
    source.cancel()
    withUnsafePointer(to: terminal) { cpt_close($0) }
  }

  // MARK: typing

  /// Types `text`. Control characters are keys: "\r" is Enter, "\u{3}" Ctrl-C.
  package func send(_ text: String) {
    send(bytes: Array(text.utf8))
  }

  package func send(bytes: [UInt8]) {
    queue.sync {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN && errno != EINTR { return }
        if !rest.isEmpty { drain() }
      }
    }
  }

  /// Sends a signal to the program alone.
  package func signal(_ number: Int32) {
    kill(process, number)
  }

  /// Gives the window another size, which the program learns by SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    queue.sync {
      view.picture.resize(columns: columns, rows: rows)
      _ = cpt_resize(controller, Int32(rows), Int32(columns))
    }
  }

  // MARK: looking

  /// Everything written so far.
  package var output: String { queue.sync { String(decoding: view.output, as: UTF8.self) } }

  /// What the window shows.
  package var picture: TerminalPicture { queue.sync { view.picture } }

  /// The modes of the terminal; they can be read when the program has ended, too.
  package var modes: TerminalModes? { TerminalModes(descriptor: terminal.held) }

  /// What was written up to now is found by no later expectation of text.
  package func overlook() {
    queue.sync { view.seen = view.output.count }
  }

  /// Waits until the output holds `text` after what the last expectation found.
  package func expect(_ text: String, timeout: Duration = .seconds(20)) async throws {
    let wanted = Array(text.utf8)
    try await expect("\"\(text)\"", timeout: timeout) { view in
      guard let end = view.output.firstEnd(of: wanted, from: view.seen) else { return false }
      view.seen = end
      return true
    }
  }

  /// Waits until the window shows these rows, one below the other, somewhere.
  package func expect(rows: [String], timeout: Duration = .seconds(20)) async throws {
    try await expect("rows \(rows)", timeout: timeout) { view in
      let shown = view.picture.rows
      return shown.indices.contains { shown[$0...].starts(with: rows) }
    }
  }

  /// Waits until `test` holds; it is asked again whenever something was written.
  package func expect(
    _ what: String, timeout: Duration = .seconds(20), until test: @escaping @Sendable (inout View) -> Bool
  ) async throws {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        let id = self.nextID
        self.nextID += 1
        self.waiters[id] = Waiter(what: what, test: test, continuation: continuation)
        self.askWaiters()
        self.queue.asyncAfter(deadline: .now() + Self.interval(timeout)) { self.giveUp(id) }
      }
    }
  }

  private static func interval(_ duration: Duration) -> DispatchTimeInterval {
    let (seconds, attoseconds) = duration.components
    return .nanoseconds(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
  }

  /// Waits until the program has ended and all that it wrote was read. One that does not end in time is killed.
  package func wait(timeout: Duration = .seconds(30)) async -> Exit {
    await withCheckedContinuation { continuation in
      queue.async {
        if let exit = self.exit { return continuation.resume(returning: exit) }
        self.exitWaiters.append(continuation)
        self.queue.asyncAfter(deadline: .now() + Self.interval(timeout)) { [weak self] in
          self?.endOverdue(after: timeout)
        }
      }
    }
  }

  // MARK: on the queue

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while case let count = read(controller, &buffer, buffer.count), count > 0 {
      view.output += buffer[..<count]
      view.picture.feed(buffer[..<count])
    }
    askWaiters()
  }

  private func askWaiters() {
    for (id, waiter) in waiters.sorted(by: { $0.key < $1.key }) where waiter.test(&view) {
      waiters[id] = nil
      waiter.continuation.resume()
    }
  }

  private func giveUp(_ id: Int) {
    guard let waiter = waiters.removeValue(forKey: id) else { return }
    waiter.continuation.resume(throwing: missing("did not see \(waiter.what)"))
  }

  private func endOverdue(after timeout: Duration) {
    guard exit == nil, overdue == nil else { return }
    overdue = missing("the program did not end within \(timeout)")
    kill(process, SIGKILL)
  }

  private func missing(_ what: String) -> Missing {
    let written = String(decoding: view.output, as: UTF8.self).debugDescription
    let shown = view.picture.rowsWithHints.map { "  |\($0)" }.joined(separator: "\n")
    return Missing(description: "\(what); written: \(written); shown:\n\(shown)")
  }

  private func reap() {
    let terminal = terminal
    DispatchQueue(label: "pseudo-terminal exit").async { [weak self] in
      let status = withUnsafePointer(to: terminal) { cpt_wait($0) }
      let signal = status & 0x7f
      let exit = signal == 0 ? Exit.status(status >> 8 & 0xff) : .signal(signal)
      guard let self else { return }
      queue.async { self.ended(exit) }
    }
  }

  private func ended(_ exit: Exit) {
    let exit = overdue.map { .overdue($0) } ?? exit
    self.exit = exit
    drain()
    for id in waiters.keys.sorted() { giveUp(id) }
    for continuation in exitWaiters { continuation.resume(returning: exit) }
    exitWaiters = []
  }
}
