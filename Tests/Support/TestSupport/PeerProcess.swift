import Foundation
import Synchronization

/// A server that runs until it is stopped or its owner goes away, ten minutes at most.
package final class PeerProcess: Sendable {
  private let child: ChildProcess
  private let isOver = Mutex(false)

  /// - Parameter log: the file that gets what it prints.
  package init(_ path: String, _ arguments: [String], environment: [String: String], log: String) throws {
    let silence = open("/dev/null", O_RDONLY | O_CLOEXEC)
    let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer {
      close(silence)
      close(output)
    }
    // Should the tests themselves be killed, nobody is left to end the server: `timeout` is.
    child = try ChildProcess.start(
      "/usr/bin/timeout", ["--kill-after=1", "600", path] + arguments, environment: environment,
      input: silence, output: output, error: output)
  }

  deinit {
    stop()
  }

  package func stop() {
    isOver.withLock { isOver in
      if isOver { return }
      child.end()
      waitpid(child.id, nil, 0)
      isOver = true
    }
  }

  /// Sends it a signal and waits until it is gone.
  package func stop(_ signal: Int32) {
    isOver.withLock { isOver in
      if isOver { return }
      // `timeout` ends with its child.
      if let program = childOfTimeout { kill(program, signal) } else { child.end() }
      waitpid(child.id, nil, 0)
      isOver = true
    }
  }

  /// The most memory it has held so far, in octets; 0 once it is gone.
  package var peakMemory: Int {
    let status = childOfTimeout.flatMap { try? String(contentsOfFile: "/proc/\($0)/status", encoding: .utf8) } ?? ""
    return (status.firstMatch(of: #/VmHWM:\s+(\d+)/#).flatMap { Int($0.1) } ?? 0) * 1_024
  }

  private var childOfTimeout: pid_t? {
    let text = try? String(contentsOfFile: "/proc/\(child.id)/task/\(child.id)/children", encoding: .utf8)
    return text.flatMap { pid_t($0.trimmingCharacters(in: .whitespaces)) }
  }
}
