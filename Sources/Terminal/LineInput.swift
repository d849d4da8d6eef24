import CLibrary
import Dispatch
package import Octets
import Synchronization
import Unix

/// Reads lines from an input that is not a terminal: a pipe, a regular file, /dev/null.
///
/// What is there already is read by who asks for a line. Otherwise a thread waits for it: a read that never returns does not
/// hold up the end of the program. Lines come in order and each exactly once, also when a waiting task is cancelled: its
/// line goes to the next who asks.
package final class LineInput: Sendable {
  private struct State {
    var ready: [WireLine] = []
    var taken = 0  // how many of `ready` were handed out already
    var waiting: [(id: Int, continuation: CheckedContinuation<WireLine?, Never>)] = []
    var nextID = 0
    var isReading = false
    var hasEnded = false

    mutating func pop() -> WireLine? {
      guard taken < ready.count else { return nil }
      defer { taken += 1 }
      return ready[taken]
    }
  }

  private let reader: Reader
  private let queue = DispatchQueue(label: "line input")
  private let state = Mutex(State())

  package init(descriptor: Int32 = STDIN_FILENO) {
    reader = Reader(descriptor: descriptor)
  }

  /// The next line; nil at the end of the input, or when the task that waits is cancelled.
  package func next() async -> WireLine? {
    let (line, isEnd) = state.withLock { state -> (WireLine?, Bool) in
      guard state.waiting.isEmpty else { return (nil, false) }
      let line = state.pop()
      return (line, line == nil && state.hasEnded)
    }
    if line != nil || isEnd { return line }
    let id = state.withLock { state -> Int in
      state.nextID += 1
      return state.nextID
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { wait(id, $0) }
    } onCancel: {
      let abandoned = state.withLock { state in
        state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0).continuation }
      }
      abandoned?.resume(returning: nil)
    }
  }

  private func wait(_ id: Int, _ continuation: CheckedContinuation<WireLine?, Never>) {
    let (mustRead, answer) = state.withLock { state -> (Bool, WireLine??) in
      if Task.isCancelled { return (false, .some(nil)) }
      if state.waiting.isEmpty, let line = state.pop() { return (false, line) }
      if state.hasEnded { return (false, .some(nil)) }
      state.waiting.append((id, continuation))
      defer { state.isReading = true }
      return (!state.isReading, nil)
    }
    if let answer { continuation.resume(returning: answer) }
    if mustRead { read(waits: false) }
  }

  /// Reads until everybody who waits has a line, one call at a time.
  /// - Parameter waits: whether this thread may wait; otherwise `queue` goes on where nothing is there.
  private func read(waits: Bool) {
    while true {
      guard waits || reader.isReady else { return queue.async { self.read(waits: true) } }
      let (lines, atEnd) = reader.read()
      let (served, goOn) = state.withLock { state in
        state.ready.removeFirst(state.taken)
        state.taken = 0
        state.ready += lines
        state.hasEnded = atEnd
        var served: [(CheckedContinuation<WireLine?, Never>, WireLine?)] = []
        while !state.waiting.isEmpty {
          let line = state.pop()
          if line == nil, !atEnd { break }
          served.append((state.waiting.removeFirst().continuation, line))
        }
        state.isReading = !state.waiting.isEmpty
        return (served, state.isReading)
      }
      for (continuation, line) in served { continuation.resume(returning: line) }
      if !goOn { return }
    }
  }
}

/// The descriptor and what was read of an unfinished line.
private final class Reader: @unchecked Sendable {  // touched only by LineInput.read, one call at a time
  private let descriptor: Int32
  private var assembler = LineAssembler(limit: 1 << 20)
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether `read` returns at once: with octets, the end or an error.
  var isReady: Bool { Descriptor.isReady(descriptor) }

  /// Waits for input; the lines that it completed, and whether it was the last.
  func read() -> (lines: [WireLine], atEnd: Bool) {
    let count = (try? Descriptor.read(descriptor, into: &buffer, waits: true)) ?? 0
    guard count > 0 else { return (assembler.finish().map { [$0] } ?? [], true) }
    return (buffer.withUnsafeBytes { assembler.feed(UnsafeRawBufferPointer(rebasing: $0[..<count])) }, false)
  }
}
