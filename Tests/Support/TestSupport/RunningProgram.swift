import Foundation

/// A program under way: feeds its input, gathers its output, watches its time and memory. For `Run` only.
struct RunningProgram {
  private let child: ChildProcess
  private let started = ContinuousClock.now
  private let input: [UInt8]
  private var fed = 0
  private var pipes: [Pipe]
  private var gathered: [[UInt8]] = [[], [], []]
  private var peak = 0

  /// Our end of a pipe to the program's descriptor of the same index; -1 when closed.
  private typealias Pipe = Int32

  init(_ path: String, _ arguments: [String], environment: [String: String], input: [UInt8]) throws {
    // A program that ends early must not end the tests that still write to it.
    signal(SIGPIPE, SIG_IGN)
    let (stdin, stdout, stderr) = try (Descriptors.pipe(), Descriptors.pipe(), Descriptors.pipe())
    let theirs = [stdin.reading, stdout.writing, stderr.writing]
    pipes = [stdin.writing, stdout.reading, stderr.reading]
    defer { for end in theirs { close(end) } }
    do {
      child = try ChildProcess.start(
        path, arguments, environment: environment, input: theirs[0], output: theirs[1], error: theirs[2])
    } catch {
      for end in pipes { close(end) }
      throw error
    }
    for pipe in pipes { _ = fcntl(pipe, F_SETFL, O_NONBLOCK) }
    self.input = input
  }

  mutating func finish(within limit: Duration) -> Run {
    let deadline = started + limit
    var ending: ChildProcess.Ending?
    var timedOut = false
    while ending == nil || pipes[1] >= 0 || pipes[2] >= 0 {
      transfer()
      peak = max(peak, child.peakMemory())
      if ending == nil { ending = child.ended() }
      if !timedOut, ContinuousClock.now > deadline {
        timedOut = true
        child.end()
      }
    }
    closePipe(0)
    return Run(
      ending: ending ?? .exit(0), output: gathered[1], errors: gathered[2], peakMemory: peak,
      timedOut: timedOut)
  }

  /// Moves what can be moved now, waiting for it ten milliseconds at most.
  private mutating func transfer() {
    if fed == input.count { closePipe(0) }
    var watched = pipes.enumerated().map { index, pipe in
      pollfd(fd: pipe, events: Int16(index == 0 ? POLLOUT : POLLIN), revents: 0)
    }
    poll(&watched, 3, 10)
    if watched[0].revents != 0 { feed() }
    for index in 1...2 where watched[index].revents != 0 { gather(index) }
  }

  private mutating func feed() {
    let count = input[fed...].withUnsafeBytes { write(pipes[0], $0.baseAddress, $0.count) }
    if count > 0 { fed += count } else if errno != EAGAIN { closePipe(0) }
  }

  private mutating func gather(_ index: Int) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(pipes[index], &buffer, buffer.count)
    if count > 0 {
      gathered[index] += buffer.prefix(count)
    } else if count == 0 || errno != EAGAIN {
      closePipe(index)
    }
  }

  private mutating func closePipe(_ index: Int) {
    guard pipes[index] >= 0 else { return }
    close(pipes[index])
    pipes[index] = -1
  }
}
