import CPseudoTerminal
import Dispatch
import Glibc

/// A program on a terminal of its own that may write without end: what it writes is looked through and forgotten,
/// since a picture of the window could not keep up.
package final class FloodedTerminal: @unchecked Sendable {  // all that varies is touched only on `queue`
  /// The process id.
  package let process: Int32

  private let terminal: cpt_terminal
  private let queue = DispatchQueue(label: "flooded terminal")
  private let source: any DispatchSourceRead
  private var search = ControlSearch()
  /// The last that was written, behind what earlier expectations have used up.
  private var tail: [UInt8] = []
  private var count = 0
  private var peak = 0
  private var hasHungUp = false

  private static let tailSize = 1 << 16

  package init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    let base = [
      "TERM": "xterm", "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null", "PATH": "/usr/bin:/bin",
      "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no",
    ]
    let variables = base.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var terminal = cpt_terminal()
    process = withCStrings([program] + arguments) { arguments in
      withCStrings(variables) { cpt_spawn(program, arguments, $0, 24, 80, &terminal) }
    }
    guard process > 0 else { throw PeerError("\(program): \(String(cString: strerror(errno)))") }
    self.terminal = terminal
    source = DispatchSource.makeReadSource(fileDescriptor: terminal.controller, queue: queue)
    source.setEventHandler { [weak self] in self?.drain() }
    source.setCancelHandler { close(terminal.controller) }
    source.resume()
  }

  deinit {
    kill(process, SIGKILL)
    source.cancel()
    withUnsafePointer(to: terminal) { cpt_close($0) }
  }

  /// Octets written so far.
  package var written: Int { queue.sync { count } }
  /// What a terminal would obey among them, apart from what readline and colour are known to write.
  package var controls: [String] { queue.sync { search.found } }
  /// The most memory the program has held, in bytes.
  package var peakMemory: Int {
    queue.sync {
      look()
      return peak
    }
  }

  /// Types `text`.
  package func send(_ text: String) {
    queue.sync {
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty, !hasHungUp {
        let count = rest.withUnsafeBytes { write(terminal.controller, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN && errno != EINTR { return }
        drain()
      }
    }
  }

  /// Closes the window: nobody reads any more.
  package func hangUp() {
    queue.sync {
      hasHungUp = true
      source.cancel()
    }
  }

  /// Waits until `text` was written behind what the last expectation found.
  package func expect(_ text: String, within limit: Duration = .seconds(20)) async throws {
    let wanted = Array(text.utf8)
    _ = try await eventually("did not see \"\(text)\" behind \(written) octets", within: limit) {
      queue.sync { consume(wanted) }
    }
  }

  /// Waits until the program has ended.
  package func wait(within limit: Duration = .seconds(20)) async throws -> PseudoTerminal.Exit {
    let terminal = terminal
    try await eventually("the program goes on", within: limit) {
      var report = pollfd(fd: terminal.report, events: Int16(POLLIN), revents: 0)
      return poll(&report, 1, 0) > 0 ? () : nil
    }
    let status = withUnsafePointer(to: terminal) { cpt_wait($0) }
    return status & 0x7f == 0 ? .status(status >> 8 & 0xff) : .signal(status & 0x7f)
  }

  // MARK: on the queue

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !hasHungUp, case let read = read(terminal.controller, &buffer, buffer.count), read > 0 {
      count += read
      search.feed(buffer[..<read])
      tail += buffer[..<read]
      if tail.count > 2 * Self.tailSize { tail.removeFirst(tail.count - Self.tailSize) }
    }
    look()
  }

  private func look() { peak = max(peak, ChildProcess(id: process).peakMemory()) }

  private func consume(_ wanted: [UInt8]) -> Void? {
    let end = tail.withUnsafeBytes { tail -> Int? in
      var start = 0
      while start + wanted.count <= tail.count,
        let found = memchr(tail.baseAddress! + start, Int32(wanted[0]), tail.count - start)  // not empty: has a base
      {
        start = UnsafeRawPointer(found) - tail.baseAddress!
        if start + wanted.count <= tail.count, memcmp(found, wanted, wanted.count) == 0 { return start + wanted.count }
        start += 1
      }
      return nil
    }
    return end.map { tail.removeFirst($0) }
  }
}

/// Looks for octets a terminal would obey, in a stream cut anywhere.
struct ControlSearch {
  /// The first of them, as text that can be shown.
  private(set) var found: [String] = []

  private var sequence: [UInt8] = []

  mutating func feed(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { for byte in $0 { feed(byte) } }
  }

  private mutating func feed(_ byte: UInt8) {
    if sequence.isEmpty {
      switch byte {
      case 0x20..<0x7f, 0x80..., 0x0a, 0x0d, 0x09, 0x08: return
      case 0x1b: sequence = [byte]
      default: report([byte])
      }
      return
    }
    sequence.append(byte)
    if sequence.count == 2, byte != 0x5b { return report(sequence) }
    guard sequence.count > 2, !(0x30...0x3f).contains(byte) else { return }
    if !"mKPJABCDGH@hl".utf8.contains(byte) { report(sequence) }
    sequence = []
  }

  private mutating func report(_ octets: [UInt8]) {
    sequence = []
    if found.count < 10 { found.append(String(decoding: octets, as: UTF8.self).debugDescription) }
  }
}
